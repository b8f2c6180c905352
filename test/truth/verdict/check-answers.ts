import type { Answer, Result } from '../day/documents.ts'
import type { Operation } from '../day/operations.ts'
import type { ReadBack } from './read-back.ts'

export interface AnswerFinding {
  readonly verdict: AnswerVerdict
  readonly about: string
}
export type AnswerVerdict =
  /** A client was told of a batch that is not there any more. */
  | 'vanished'
  /** One key, more than one batch or run; or a clash that was not refused. */
  | 'twice'
  /** Two answers about the same thing that cannot both be right. */
  | 'disagree'
  /** Failed for another recipient of its call. */
  | 'blamed'

/** Compares what clients were told with each other and with what is read at the end. Pure. */
export function judgeAnswers(
  operations: readonly Operation[],
  answered: ReadonlyMap<number, readonly Answer[]>,
  read: ReadBack,
): AnswerFinding[] {
  const found: AnswerFinding[] = []
  const resent = new Set(
    operations
      .filter(({ kind }) => kind === 'resend')
      .flatMap(({ index }) => read.replays.get(index)?.results ?? [])
      .map(({ inviteId }) => inviteId),
  )
  const batchOf = (index: number) => answered.get(index)?.find(isPayload)?.batch?.id
  for (const operation of operations) {
    const { index, kind, of } = operation
    if (kind === 'cancel') continue
    const where = `${kind} ${index}`
    const answers = answered.get(index) ?? []
    const replay = read.replays.get(index)
    const find = (verdict: AnswerVerdict, about: string) =>
      found.push({ verdict, about: `${where}: ${about}` })

    if (kind === 'clash') {
      for (const { __typename, batch } of [...answers, ...(replay ? [replay] : [])]) {
        if (__typename !== 'IdempotencyConflict' || batch?.id !== batchOf(of ?? -1)) {
          find('twice', `another input under a used key got ${__typename} ${batch?.id}`)
        }
      }
      continue
    }
    const expected = kind === 'corrected' ? ['InvalidInput'] : []
    const other = answers.filter((answer) => !isPayload(answer)).map(({ __typename }) => __typename)
    if (`${other}` !== `${expected}`) find('disagree', `was refused with ${other}`)

    if (kind === 'replay') {
      const first = batchOf(of ?? -1)
      for (const { replayed, batch } of answers) {
        if (replayed !== true || batch?.id !== first)
          find('twice', `got ${batch?.id}, not ${first}`)
      }
      const again = read.replays.get(of ?? -1)
      for (const { results = [] } of answers) judgeResults(results, again?.results ?? [], find)
      continue
    }

    const runs = answers.filter((answer) => isPayload(answer) && answer.replayed === false)
    if (runs.length > 1) find('twice', `${runs.length} answers say that they are the first`)
    const ids = new Set(
      [...answers, ...(replay ? [replay] : [])].flatMap(({ batch }) => batch?.id ?? []),
    )
    if (ids.size > 1) find('twice', `one key has the batches ${[...ids]}`)
    const listed = read.batches.get(operation.input.idempotencyKey) ?? []
    if (listed.length > 1) find('twice', `${listed.length} batches are listed for one key`)
    if (read.nodes.get(index) === null || (ids.size > 0 && replay === undefined)) {
      find('vanished', `its batch ${[...ids]} is not there any more`)
    }
    if (replay === undefined) continue
    if (replay.replayed !== true) find('twice', 'the last replay ran again')
    const results = replay.results ?? []
    for (const answer of answers) judgeResults(answer.results ?? results, results, find)
    judgeInput(operation, results, find)
    judgeReads(operation, results, { ...read, resent }, find)
  }
  return found
}

type Find = (verdict: AnswerVerdict, about: string) => void

/** Results are in the order of the input, and what breaks a rule fails alone. */
function judgeInput({ recipients }: Operation, results: readonly Result[], find: Find): void {
  if (results.length !== recipients.length) {
    find('disagree', `${results.length} results for ${recipients.length} recipients`)
  }
  const seen = new Set<string>()
  for (const [place, { value, person, invalid, culprit }] of recipients.entries()) {
    const result = results[place]
    if (result === undefined) continue
    if (result.value !== value.trim()) find('disagree', `result ${place} is about ${result.value}`)
    const { failureCode, retryable } = result
    if (invalid && failureCode !== 'INVALID_RECIPIENT') {
      find('disagree', `${value} came out ${result.kind} ${failureCode}`)
    }
    // A refusal that came too late to send the others may be tried again.
    const refused = failureCode === 'INVALID_RECIPIENT' || failureCode === 'PROVIDER_REJECTED'
    if (!invalid && !culprit && refused && !retryable) {
      find('blamed', `${value} came out ${failureCode}`)
    }
    if (seen.has(person) !== (result.reason === 'DUPLICATE_IN_BATCH')) {
      find('disagree', `${value} came out ${result.kind} ${result.reason}`)
    }
    seen.add(person)
  }
}

/** What was final when it was told is so still; only "unconfirmed" may become known. */
function judgeResults(then: readonly Result[], now: readonly Result[], find: Find): void {
  if (then.length !== now.length) find('disagree', `${then.length} results, later ${now.length}`)
  for (const [place, { kind, value }] of then.entries()) {
    const later = now[place]?.kind
    if (kind === 'QUEUED' || kind === later) continue
    if (kind === 'UNCONFIRMED' && later === 'SENT') continue
    find('disagree', `${value} was ${kind}, later ${later}`)
  }
}

/** A batch, its counts, its invites and the list of all invites tell one story. */
function judgeReads(
  { index, field }: Operation,
  results: readonly Result[],
  { nodes, invites, resent }: ReadBack & { readonly resent: ReadonlySet<string | undefined> },
  find: Find,
): void {
  const batch = nodes.get(index)
  if (batch) {
    const { counts, total, done } = batch.progress
    if (total !== results.length || done !== total || !ended.has(batch.status)) {
      find('disagree', `${batch.status} with ${done} of ${total} done, ${results.length} results`)
    }
    const words = { sent: 'SENT', failed: 'FAILED', unconfirmed: 'UNCONFIRMED', skipped: 'SKIPPED' }
    for (const [word, kind] of Object.entries(words)) {
      const tally = results.filter((result) => result.kind === kind).length
      if (counts[word] !== tally)
        find('disagree', `counts.${word} ${counts[word]}, results ${tally}`)
    }
    if (batch.invites.length !== total) find('disagree', `${batch.invites.length} invites listed`)
  }
  for (const { inviteId = '', kind, value } of results) {
    const invite = invites.get(inviteId)
    if (invite === undefined) find('vanished', `the invite ${inviteId} of ${value} is not listed`)
    // An invite that was asked for again speaks for its latest request.
    else if (field === 'sendInvites' && !resent.has(inviteId) && invite.outcomeKind !== kind) {
      find('disagree', `${value} is ${kind} as a result and ${invite.outcomeKind} as an invite`)
    }
  }
}

const ended: ReadonlySet<string> = new Set(['FINISHED', 'CANCELED'])

const isPayload = ({ __typename }: Answer) => __typename.endsWith('Payload')
