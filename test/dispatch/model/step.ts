import { type Call, type Memory, maxCalls, type Replica, type Send, type State } from './state.ts'

/** What a replica does next, by the name that it has in the code, or what befalls it. */
export interface Step {
  readonly name: StepName
  readonly after: State
  /** Nothing relies on it to happen. */
  readonly isFault?: true
}

/** Ways to get it wrong, each of which the walk must find. */
export interface Bugs {
  /** A lane is taken over without waiting for those who accept for it. */
  readonly noFence?: boolean
  /** An accepting transaction does not look whose the lane is. */
  readonly noOwnerCheck?: boolean
  /** A call is held only once its commit was answered. */
  readonly heldLate?: boolean
  /** Recording together does not look whose the call is, and whether it is in flight. */
  readonly noFlightCheck?: boolean
  /** A call whose answer is lost counts as one that was not processed. */
  readonly queuesLost?: boolean
  /** A lane is released while an offer of it is open. */
  readonly endsWithOffer?: boolean
  /** A call that was refused is split, whoever has it now. */
  readonly splitsLate?: boolean
  /** Lost calls are settled in the name of their former owner, who may record them, too. */
  readonly keepsName?: boolean
}

/** Where the code does what a step does: a name that it exports. */
export const stepNames = {
  acceptAll: 'invites/accept/accept.ts',
  claimLane: 'dispatch/store/lanes.ts',
  awaitAcceptances: 'dispatch/store/lanes.ts',
  takeOverCalls: 'dispatch/orphaned-calls.ts',
  withdrawUnsent: 'dispatch/orphaned-calls.ts',
  formCalls: 'dispatch/store/forming/form-call.ts',
  areCurrent: 'dispatch/store/forming/form-call.ts',
  callProvider: 'dispatch/flights/call-provider.ts',
  leaseLapsed: 'dispatch/flights/call-provider.ts',
  recordTogether: 'dispatch/store/together/record-together.ts',
  recordAnswer: 'dispatch/store/record-answer.ts',
  insertParts: 'dispatch/store/parts/insert-parts.ts',
  releaseLane: 'dispatch/store/lanes.ts',
} as const
export type StepName = keyof typeof stepNames | 'killed' | 'frozen'

export const without = (list: readonly number[], ...some: readonly number[]) =>
  list.filter((each) => !some.includes(each))

export function remember(state: State, replica: Replica, change: Partial<Memory>): State {
  const mine = inOrder({ ...state.memory[replica], ...change })
  return { ...state, memory: { ...state.memory, [replica]: mine } }
}

/** What a replica remembers has no order. */
export function inOrder(memory: Memory): Memory {
  const { held, ready, cleared, answered, alone, lost } = memory
  const sorted = [held, ready, cleared, answered, alone, lost].map((list) => list.toSorted())
  const [a = [], b = [], c = [], d = [], e = [], f = []] = sorted
  return { ...memory, held: a, ready: b, cleared: c, answered: d, alone: e, lost: f }
}

export function setSends(state: State, sends: readonly number[], to: Send): State {
  return { ...state, sends: state.sends.map((send, index) => (sends.includes(index) ? to : send)) }
}

export function setCall(state: State, number: number, call: Call): State {
  const calls = [...state.calls]
  calls[number] = call
  return { ...state, calls }
}

export const isLocked = ({ memory }: State) =>
  Object.values(memory).some(({ accepting }) => accepting?.isCommitted === false)
export const cut = (state: State): State => ({
  ...state,
  faults: { ...state.faults, cuts: state.faults.cuts - 1 },
})

/** The number of a call that is not used: written or being written. */
export function freeCall(state: State): number | undefined {
  const used = [...Object.values(state.memory)].map(({ accepting }) => accepting?.call)
  for (let number = 0; number < maxCalls; number += 1)
    if (state.calls[number] === undefined && !used.includes(number)) return number
  return undefined
}
