/** A replica. */
export type Replica = 'A' | 'B'

/** Who owns something by the tables. A process that was killed leaves its name behind as `dead`. */
export type Owner = Replica | 'dead'

/** A recipient: not accepted yet, waiting (`part`: alone, after a refusal), in the call of that number, or final. */
export type Send = 'new' | 'queued' | 'part' | number | 'sent' | 'unconfirmed'

/** A row of `calls`. */
export interface Call {
  readonly sends: readonly number[]
  readonly state: 'in_flight' | 'done'
  readonly owner: Owner
}

/** An accepting transaction. Until its commit it holds the lane's advisory lock. */
export interface Acceptance {
  /** It is durable, which its replica has not heard. */
  readonly isCommitted: boolean
  readonly sends: readonly number[]
  /** The call that it forms. Undefined: the sends are to wait. */
  readonly call: number | undefined
}

/** What a replica knows, and loses when it is killed. All numbers are of calls. */
export interface Memory {
  readonly run: 'none' | 'claimed' | 'fenced' | 'running'
  readonly accepting: Acceptance | undefined
  /** Formed or taken over here, and not recorded. */
  readonly held: readonly number[]
  /** Formed, and not sent. */
  readonly ready: readonly number[]
  /** Found to be current, or too new for a doubt; to be sent next. */
  readonly cleared: readonly number[]
  /** With an answer that is not recorded; then those that are to be recorded alone. */
  readonly answered: readonly number[]
  readonly alone: readonly number[]
  /** Taken over from another owner: their answers are lost. */
  readonly lost: readonly number[]
  /** There may be calls whose commit had no answer. */
  readonly inDoubt: boolean
  /** It was frozen, or its connection was cut: others may take its lanes. */
  readonly lapsed: boolean
}

/** One lane, the tables, two replicas, and what the upstream did. */
export interface State {
  readonly owner: Owner | undefined
  readonly sends: readonly Send[]
  /** What `batches.open` says of the sends that are accepted. */
  readonly open: number
  readonly calls: readonly (Call | undefined)[]
  readonly memory: Readonly<Record<Replica, Memory>>
  /** By send: how often the upstream has invited it. */
  readonly invited: readonly number[]
  /** By call: what the upstream made of it. Undefined: it has not arrived. */
  readonly verdicts: readonly ('accepted' | 'refused' | undefined)[]
  /** How many calls left that had been given up, by a replica that seemed alive all the time. */
  readonly strays: number
  /** How many more faults may happen. */
  readonly faults: Faults
}

/** Replicas that are killed; that seem dead for a while; commits that have no answer. */
export interface Faults {
  readonly kills: number
  readonly lapses: number
  readonly cuts: number
}
export const noFaults: Faults = { kills: 0, lapses: 0, cuts: 0 }

export const empty: Memory = {
  run: 'none',
  accepting: undefined,
  held: [],
  ready: [],
  cleared: [],
  answered: [],
  alone: [],
  lost: [],
  inDoubt: false,
  lapsed: false,
}

/** The requests, as the sends that each brings: at most three calls come of them, and of a refusal two more. */
export const requests: readonly (readonly number[])[] = [[0, 1], [2]]
export const maxCalls = 5

/** A quiet lane that A owns. */
export const start: State = {
  faults: noFaults,
  owner: 'A',
  sends: requests.flat().map(() => 'new'),
  open: 0,
  calls: [],
  memory: { A: { ...empty, run: 'running' }, B: empty },
  invited: requests.flat().map(() => 0),
  verdicts: [],
  strays: 0,
}

/** Is every recipient final, and nothing under way? */
export function isDone({ sends, calls, memory }: State): boolean {
  return (
    sends.every((send) => send === 'sent' || send === 'unconfirmed') &&
    calls.every((call) => call?.state !== 'in_flight') &&
    Object.values(memory).every(({ held, accepting }) => held.length === 0 && !accepting)
  )
}

/** What must never be true. Undefined: nothing is wrong. */
export function wrong(state: State): string | undefined {
  const { sends, invited, open, calls, owner, memory, strays } = state
  if (invited.some((count) => count > 1)) return 'a recipient was invited twice'
  if (strays > 0) return 'a call left that had been given up'
  const isRunning = owner !== undefined && owner !== 'dead' && memory[owner].run === 'running'
  if (isRunning && calls.some((call) => call?.state === 'in_flight' && call.owner !== owner))
    return 'two owners have calls in flight'
  for (const [index, send] of sends.entries()) {
    const wasInvited = (invited[index] ?? 0) > 0
    if (wasInvited && ['new', 'queued', 'part'].includes(String(send)))
      return 'a recipient who was invited waits to be invited'
    if (send === 'sent' && !wasInvited) return 'a recipient is SENT and was not invited'
    if (typeof send === 'number' && calls[send]?.sends.includes(index) !== true)
      return 'a recipient is in a call that does not have it'
    if (typeof send === 'number' && calls[send]?.state === 'done')
      return 'a recipient is in a call that is done'
  }
  const unfinished = sends.filter((send) => !['new', 'sent', 'unconfirmed'].includes(String(send)))
  return open === unfinished.length ? undefined : `open is ${open}, and ${unfinished.length} are`
}
