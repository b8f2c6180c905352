import { messages, type PGlite } from '@electric-sql/pglite'

/** A message of PostgreSQL. */
export type BackendMessage = Awaited<ReturnType<PGlite['execProtocolStream']>>[number]

/** Resolves to the answers to messages that PostgreSQL gets at once. Rejects with the first failure. */
export type Send = (parts: readonly Uint8Array[]) => Promise<readonly BackendMessage[]>

export function sendTo(pglite: PGlite): Send {
  return async (parts) => {
    const answers = await pglite.execProtocolStream(Buffer.concat(parts), {
      syncToFs: false,
      // PGlite would then throw away what follows, which may be notifications.
      throwOnError: false,
    })
    const failure = answers.find((answer) => answer instanceof messages.DatabaseError)
    if (failure !== undefined) throw failure
    return answers
  }
}

/** The command that was executed last, such as SELECT; of an empty statement nothing. */
export function commandOf(answers: readonly BackendMessage[]): string {
  const answer = answers.findLast((answer) => answer instanceof messages.CommandCompleteMessage)
  return answer?.text.split(' ')[0] ?? ''
}
