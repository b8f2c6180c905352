import { bodyOf, createClient } from './gateway/client.ts'
import { limitsDocument, limitsShape } from './gateway/documents.ts'
import { openFile } from './input/lines.ts'
import { cut, type PieceLimits } from './input/pieces.ts'
import type { Order } from './order/options.ts'
import { planPieces } from './plan/plan-pieces.ts'
import { planTextOf } from './plan/plan-text.ts'
import { createDisplay } from './report/display.ts'
import { interruptedText } from './report/interrupted.ts'
import { startProgress } from './report/progress.ts'
import { openReports } from './report/reports.ts'
import { summaryOf } from './report/summary.ts'
import { createTally, exitCodeOf } from './report/tally.ts'
import { roomFor } from './request.ts'
import { sendAll, type Watcher } from './send-all.ts'
import { type ExitCode, type InterruptCode, Stop, wrongUsage } from './stop.ts'

/** What the command shows, and how it is interrupted. */
export interface Terminal {
  /** Takes the result. */
  print(text: string): void
  /** Takes what is not part of the result. */
  note(text: string): void
  /** Its reason is an `InterruptCode`. */
  readonly interruption: AbortSignal
}

/** Checks the whole file, then plans it, or sends it piece by piece. Throws a Stop if it cannot continue. */
export async function sendFile(order: Order, terminal: Terminal): Promise<ExitCode> {
  const { interruption } = terminal
  const { envelope } = order
  await using file = await openFile(order.file)
  const reading = { ...order.reading, columns: envelope.to.columns }
  const total = await count(file.lines({ ...reading, onNote: terminal.note }), interruption)
  if (total === 0) throw wrongUsage('The file has no recipients.')
  using reports = await openReports(order, file, order.file)

  const tally = createTally()
  const progress = startProgress(total, order.isPlain)
  const display = createDisplay(progress, tally)
  const watcher: Watcher = {
    ...display,
    finished: (piece, sent) => {
      display.finished(piece, sent)
      reports.add(piece, sent)
    },
  }
  const ending = new AbortController()
  const signal = AbortSignal.any([interruption, ending.signal])
  const client = createClient({ ...order.connection, onTrouble: display.trouble, signal })
  let summary = () => (tally.lines > 0 ? summaryOf(tally, total) : undefined)
  try {
    const { limits } = await client.post(bodyOf(limitsDocument, {}), limitsShape)
    const sizes: PieceLimits = {
      recipients: Math.min(
        order.dryRun ? maxPlanned : order.pieceSize,
        limits.maxRecipientsPerBatch,
      ),
      bytes: roomFor(envelope, limits.maxBodyBytes),
    }
    const pieces = cut(file.lines({ ...reading, onNote: () => undefined }), sizes)
    const tools = { ...order, client, envelope, limits, watcher, signal }
    if (order.dryRun) {
      summary = () => undefined
      const plan = await planPieces(pieces, tools)
      summary = () => planTextOf(plan, tally, envelope.strict)
    } else {
      await sendAll(pieces, { ...tools, ending })
    }
  } catch (error) {
    if (!interruption.aborted) throw error
    const remains = order.dryRun ? undefined : display.remains(total)
    throw new Stop(interruptedText(remains), interruption.reason as InterruptCode)
  } finally {
    progress.stop()
    const text = summary()
    if (text !== undefined) terminal.print(text)
  }
  return exitCodeOf(tally)
}

// Fewer parts make a better plan, because calls are shared by batches. With more exceptions a part
// would exceed the gateway's limit on the cost of a query.
const maxPlanned = 5_000

async function count(items: AsyncIterable<unknown>, interruption: AbortSignal): Promise<number> {
  let found = 0
  for await (const _item of items) {
    if (interruption.aborted) {
      throw new Stop(interruptedText(undefined), interruption.reason as InterruptCode)
    }
    found += 1
  }
  return found
}
