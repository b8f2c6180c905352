import type { Replica, State } from './state.ts'
import { type Bugs, isLocked, remember, type Step, setCall, setSends, without } from './step.ts'

/** From the claim of a lane to its release. */
export function owning(state: State, replica: Replica, bugs: Bugs): Step[] {
  const { owner, calls, memory } = state
  const mine = memory[replica]
  const isFree =
    owner === undefined || owner === 'dead' || (owner !== replica && memory[owner].lapsed)
  const isWaiting =
    state.sends.some((send) => send === 'queued' || send === 'part') ||
    calls.some((call) => call?.state === 'in_flight')
  switch (mine.run) {
    case 'none':
      if (!isFree || !isWaiting) return []
      return [
        {
          name: 'claimLane',
          after: remember({ ...state, owner: replica }, replica, { run: 'claimed' }),
        },
      ]
    case 'claimed':
      if (isLocked(state) && !bugs.noFence) return []
      return [{ name: 'awaitAcceptances', after: remember(state, replica, { run: 'fenced' }) }]
    case 'fenced':
      return [{ name: 'takeOverCalls', after: takeOver(state, replica, bugs) }]
    case 'running': {
      const offered = bugs.endsWithOffer ? undefined : mine.accepting?.call
      const isIdle =
        without(mine.held, mine.accepting?.call ?? -1).length === 0 && offered === undefined
      if (mine.inDoubt)
        return isLocked(state) ? [] : [{ name: 'withdrawUnsent', after: withdraw(state, replica) }]
      if (!isIdle || (isLocked(state) && owner === replica)) return []
      const released = { ...state, owner: owner === replica ? undefined : owner }
      return [{ name: 'releaseLane', after: remember(released, replica, { run: 'none' }) }]
    }
  }
}

function takeOver(state: State, replica: Replica, bugs: Bugs): State {
  const mine = state.memory[replica]
  if (state.owner !== replica) return remember(state, replica, { run: 'running' })
  const found = inFlightOf(state)
  const lost = found.filter(
    (call) => state.calls[call]?.owner !== replica || mine.held.includes(call),
  )
  const owned = lost.reduce((before, number) => {
    const call = before.calls[number]
    return call === undefined || bugs.keepsName
      ? before
      : setCall(before, number, { ...call, owner: replica })
  }, state)
  const others = without(lost, ...mine.held)
  const held = [...mine.held, ...others]
  return remember(withdrawCalls(owned, without(found, ...lost)), replica, {
    ...{ run: 'running', lost: [...mine.lost, ...others], held, inDoubt: false },
  })
}

function withdraw(state: State, replica: Replica): State {
  const { held } = state.memory[replica]
  const never = inFlightOf(state).filter(
    (call) => state.calls[call]?.owner === replica && !held.includes(call),
  )
  return remember(withdrawCalls(state, never), replica, { inDoubt: false })
}

function inFlightOf({ calls }: State): number[] {
  return [...calls.keys()].filter((number) => calls[number]?.state === 'in_flight')
}

function withdrawCalls(state: State, numbers: readonly number[]): State {
  return numbers.reduce((before, number) => {
    const call = before.calls[number]
    if (call === undefined) return before
    const mine = call.sends.filter((send) => before.sends[send] === number)
    const to = call.sends.length === 1 ? 'part' : 'queued'
    return setSends(setCall(before, number, { ...call, state: 'done' }), mine, to)
  }, state)
}
