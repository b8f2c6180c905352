import { bodyOf, type Client } from '../gateway/client.ts'
import { type Plan, planDocument, planShape } from '../gateway/documents.ts'
import type { Recipient } from '../input/line.ts'
import type { Piece } from '../input/pieces.ts'
import { refused } from '../refused.ts'
import { inWords } from '../report/time-left.ts'
import { type Envelope, planInput } from '../request.ts'
import type { Watcher } from '../send-all.ts'
import { plannedResults } from './planned-results.ts'

/** What sending a whole file would do. The tally has the recipients. */
export interface FilePlan {
  /** How many requests it took. */
  readonly parts: number
  readonly calls: readonly PlannedCalls[]
  readonly seconds: number
  /** By code, with the sentence. */
  readonly warnings: ReadonlyMap<string, string>
}

export type PlannedCalls = Omit<Plan['calls'][number], 'recipients'>

export interface PlanTools {
  readonly client: Client
  readonly envelope: Envelope
  readonly signal: AbortSignal
  readonly watcher: Pick<Watcher, 'finished'>
}

/** Somebody who would be sent to. */
interface Sample {
  readonly piece: Piece
  readonly recipient: Recipient
}

/** Asks the gateway for the plan of each piece, and adds them up. Sends nothing. */
export async function planPieces(
  pieces: AsyncIterable<Piece>,
  tools: PlanTools,
): Promise<FilePlan> {
  const plans: Plan[] = []
  let sample: Sample | undefined
  for await (const piece of pieces) {
    tools.signal.throwIfAborted()
    const { exceptions, ...plan } = await planOf(tools, piece, piece.recipients)
    const results = plannedResults(piece, exceptions, tools.envelope.to.columns.required)
    const toSend = results.findIndex(({ __typename }) => __typename === 'Planned')
    const recipient = piece.recipients[toSend]
    if (recipient !== undefined) sample ??= { piece, recipient }
    tools.watcher.finished(piece, { replayed: false, results })
    plans.push({ ...plan, exceptions: [] })
  }
  const repeated = sample === undefined ? 0 : await waitingSeconds(plans, sample, tools)
  const seconds = plans.reduce((sum, { estimatedSeconds }) => sum + estimatedSeconds, -repeated)
  return {
    parts: plans.length,
    calls: callsIn(plans),
    seconds,
    warnings: warningsIn(plans, seconds),
  }
}

/** How often what already waits at the provider is counted too often: by each plan but the first. */
async function waitingSeconds(
  plans: readonly Plan[],
  { piece, recipient }: Sample,
  tools: PlanTools,
): Promise<number> {
  const sending = plans.filter(({ calls }) => calls.length > 0)
  if (sending.length < 2) return 0
  // The plan of one recipient is little else.
  const { estimatedSeconds } = await planOf(tools, piece, [recipient])
  return estimatedSeconds * (sending.length - 1)
}

function warningsIn(plans: readonly Plan[], seconds: number): ReadonlyMap<string, string> {
  const all = plans.flatMap(({ warnings }) => warnings)
  return new Map(
    all.map(({ code, message }) => [
      code,
      // The gateway's sentence is about one piece.
      code === 'SLOW' && plans.length > 1 ? `It takes ${inWords(seconds)}.` : message,
    ]),
  )
}

async function planOf(
  { client, envelope }: PlanTools,
  piece: Piece,
  recipients: readonly Recipient[],
): Promise<Plan> {
  const body = bodyOf(planDocument, { input: planInput(envelope, recipients) })
  const { planInvites: answer } = await client.post(body, planShape)
  if ('exceptions' in answer) return answer
  throw refused(answer, piece)
}

function callsIn(plans: readonly Plan[]): readonly PlannedCalls[] {
  const groups = Map.groupBy(
    plans.flatMap(({ calls }) => calls),
    ({ operation, recipientsPerCall }) => `${operation} ${recipientsPerCall}`,
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const calls = group.reduce((sum, one) => sum + one.calls, 0)
    return first === undefined ? [] : [{ ...first, calls }]
  })
}
