import { bodyOf, createClient } from './gateway/client.ts'
import { limitsDocument, limitsShape } from './gateway/documents.ts'
import { type InputFile, openFile } from './input/lines.ts'
import { cut, type Piece } from './input/pieces.ts'
import type { Order } from './options.ts'
import { type Progress, startProgress } from './report/progress.ts'
import { openReport } from './report/report.ts'
import { summaryOf } from './report/summary.ts'
import { addTo, createTally, exitCodeOf, failedIn, type Tally } from './report/tally.ts'
import { roomFor } from './request.ts'
import { type PieceTools, type Sent, sendPiece } from './send-piece.ts'
import { type ExitCode, wrongUsage } from './stop.ts'

// While one piece ends, the other keeps the provider busy. More than two would only queue up in front
// of other callers' invites.
const maxPiecesInFlight = 2

/** Checks the whole file, then sends it piece by piece. Throws a Stop if it cannot continue. */
export async function sendFile(order: Order, print: (text: string) => void): Promise<ExitCode> {
  await using file = await openFile(order.file)
  const { columns } = order.envelope.to
  const total = await count(file.lines(columns))
  if (total === 0) throw wrongUsage('The file has no recipients.')
  if (order.report !== undefined && (await file.isSame(order.report))) {
    throw wrongUsage('--report would overwrite the file itself.')
  }
  using report = openReport(order.report)
  const tally = createTally()
  const progress = startProgress(total)
  try {
    await sendAll(order, file, {
      progress,
      tally,
      onSent: (piece, sent) => {
        addTo(tally, piece, sent)
        report.add(piece, sent)
      },
    })
  } finally {
    progress.stop()
    if (tally.lines > 0) print(summaryOf(tally, total))
  }
  return exitCodeOf(tally)
}

interface Watchers {
  readonly progress: Progress
  readonly tally: Tally
  readonly onSent: (piece: Piece, sent: Sent) => void
}

async function sendAll(order: Order, file: InputFile, watchers: Watchers): Promise<void> {
  const ending = new AbortController()
  const { signal } = ending
  const display = createDisplay(watchers)
  const client = createClient({ ...order.connection, onTrouble: display.trouble, signal })
  const { limits } = await client.post(bodyOf(limitsDocument, {}), limitsShape)
  const { envelope } = order
  const pieces = cut(file.lines(envelope.to.columns), {
    recipients: Math.min(order.pieceSize, limits.maxRecipientsPerBatch),
    bytes: roomFor(envelope, limits.maxBodyBytes),
  })
  const tools: Omit<PieceTools, 'onProgress'> = {
    client,
    envelope,
    maxWaitSeconds: limits.maxWaitSeconds,
    deadline: performance.now() + order.waitMs,
    signal,
  }

  let failure: { readonly error: unknown } | undefined
  const work = async () => {
    try {
      for (;;) {
        const { value: piece, done } = await pieces.next()
        if (done || failure !== undefined) return
        const onProgress = display.progressOf(piece)
        watchers.onSent(piece, await sendPiece({ ...tools, onProgress }, piece))
        display.finished(piece)
      }
    } catch (error) {
      // The first error is the cause; the others are the aborts that follow it.
      failure ??= { error }
      ending.abort()
    }
  }
  await Promise.all(Array.from({ length: maxPiecesInFlight }, work))
  await pieces.return(undefined)
  if (failure !== undefined) throw (failure as { error: unknown }).error
}

/** Adds up the progress of the pieces in flight. */
function createDisplay({ progress, tally }: Watchers) {
  const inFlight = new Map<number, number>()
  let trouble: string | undefined
  let pause = ''
  const update = () => {
    const done = [...inFlight.values()].reduce((sum, more) => sum + more, tally.lines)
    progress.update(done, failedIn(tally), trouble ?? pause)
  }
  return {
    trouble: (why: string | undefined) => {
      trouble = why === undefined ? undefined : `trying again: ${why}`
      update()
    },
    progressOf: (piece: Piece) => (done: number, resumesAt: string | null) => {
      inFlight.set(piece.number, done)
      pause = resumesAt === null ? '' : `waiting for the provider until ${resumesAt}`
      update()
    },
    finished: (piece: Piece) => {
      inFlight.delete(piece.number)
      update()
    },
  }
}

async function count(items: AsyncIterable<unknown>): Promise<number> {
  let found = 0
  for await (const _item of items) found += 1
  return found
}
