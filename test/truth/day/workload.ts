import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from './client.ts'
import { type Answer, actionMutation, actionResult, answer, mutations } from './documents.ts'
import type { Input, Operation } from './operations.ts'

/** What clients were told, by operation. */
export type Told = ReadonlyMap<number, readonly Answer[]>

export interface WorkloadOptions {
  readonly client: Client
  readonly clients: number
  /** Called when an operation begins. */
  begun?(operation: number): void
  /** How long to wait until an operation may begin; by default for its own pause. */
  pauseMs?(operation: Operation): number
  /** What clients were told before. */
  readonly earlier?: Told
}

/** Runs the operations in order, some at once, each with the manners that it was planned with. */
export async function runWorkload(
  operations: readonly Operation[],
  { client, clients, begun, pauseMs = (one) => one.pauseMs, earlier = new Map() }: WorkloadOptions,
): Promise<Told> {
  const answered = new Map<number, readonly Answer[]>(earlier)
  const done = new Map(operations.map(({ index }) => [index, Promise.withResolvers<void>()]))
  const waiting = [...operations]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      // Earlier ones are running or done, so somebody always gets on.
      await (next.of === undefined ? undefined : done.get(next.of)?.promise)
      await sleep(pauseMs(next))
      begun?.(next.index)
      if (next.kind === 'cancel') await cancel(answered.get(next.of ?? -1), client)
      else answered.set(next.index, await perform(next, client, answered))
      done.get(next.index)?.resolve()
    }
  }
  await Promise.all(Array.from({ length: clients }, work))
  return answered
}

async function perform(
  operation: Operation,
  client: Client,
  answered: Told,
): Promise<readonly Answer[]> {
  const { kind, input, abort } = operation
  const post = (given: object = inputOf(operation, answered), signal?: AbortSignal) =>
    askFor(client, operation, given, signal)
  if (abort !== undefined) {
    const early = await post(undefined, AbortSignal.timeout(abort.afterMs)).catch(hungUp)
    if (early !== undefined) return [early]
    return abort.comesBack ? [await post()] : []
  }
  if (kind === 'twin') return Promise.all([post(), post()])
  if (kind === 'corrected') return [await post(flawed(input)), await post()]
  return [await post()]
}

async function cancel(answers: readonly Answer[] = [], client: Client): Promise<void> {
  const batchId = answers.find(({ batch }) => batch !== undefined)?.batch?.id
  if (batchId === undefined) throw new Error('a cancel came before the batch')
  await client.post(actionMutation('cancelInviteBatch'), { input: { batchId } }, actionResult)
}

export async function askFor(
  client: Client,
  { field }: Pick<Operation, 'field'>,
  input: object,
  signal?: AbortSignal,
): Promise<Answer> {
  const given = await client.post(mutations[field], { input }, answer, signal)
  return given.answer
}

/** What is sent: planned, but for ids that only the gateway knows. */
export function inputOf({ input, of = -1 }: Operation, answered: Told): object {
  if (input.who === undefined || !('places' in input.who)) return input
  const results = answered.get(of)?.find((answer) => answer.results !== undefined)?.results ?? []
  const inviteIds = input.who.places.map((place) => results[place]?.inviteId)
  return { ...input, who: { inviteIds } }
}

/** The same with one recipient that nobody can send to, and the wish to be refused for it. */
function flawed(input: Input): object {
  const recipients = [{ email: 'not an address' }]
  const targets = [
    ...(input.targets ?? []),
    { chime: { accountId: 'truth-account-one', recipients } },
  ]
  return { ...input, targets, onInvalid: 'REJECT_BATCH' }
}

function hungUp(error: unknown): undefined {
  if (error instanceof Error && error.name === 'TimeoutError') return undefined
  throw error
}
