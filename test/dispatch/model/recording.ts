import type { Replica, State } from './state.ts'
import { type Bugs, remember, type Step, setCall, setSends, without } from './step.ts'

/** In one statement, or each answer in its own transaction. */
export function recording(state: State, replica: Replica, bugs: Bugs): Step[] {
  const mine = state.memory[replica]
  const groups = [...mine.answered.map((each) => [each]), mine.answered].filter(
    ({ length }, index) => length > 0 && (index < mine.answered.length || length > 1),
  )
  const together = groups.map((group): Step => {
    const isRecorded = (number: number) => {
      const call = state.calls[number]
      return bugs.noFlightCheck || (call?.state === 'in_flight' && call.owner === replica)
    }
    const recorded = group.filter(isRecorded)
    const after = recorded.reduce((before, number) => settleSent(before, number, bugs), state)
    return {
      name: 'recordTogether',
      after: remember(after, replica, {
        answered: without(mine.answered, ...group),
        alone: [...mine.alone, ...without(group, ...recorded)],
        held: without(mine.held, ...recorded),
      }),
    }
  })
  return [...together, ...mine.alone.map((number) => recordAlone(state, replica, number, bugs))]
}

function settleSent(state: State, number: number, bugs: Bugs): State {
  const call = state.calls[number]
  if (call === undefined) return state
  const open = bugs.noFlightCheck
    ? call.sends
    : call.sends.filter((send) => state.sends[send] === number)
  const sent = setSends(setCall(state, number, { ...call, state: 'done' }), call.sends, 'sent')
  return { ...sent, open: state.open - open.length }
}

function recordAlone(state: State, replica: Replica, number: number, bugs: Bugs): Step {
  const mine = state.memory[replica]
  const known = remember(state, replica, {
    alone: without(mine.alone, number),
    held: without(mine.held, number),
  })
  const call = state.calls[number]
  const isInTime = call?.state === 'in_flight' && call.owner === replica
  if (call === undefined) return { name: 'recordAnswer', after: known }
  if (state.verdicts[number] === 'refused') {
    if (!isInTime && !bugs.splitsLate) return { name: 'recordAnswer', after: known }
    const ended = setCall(known, number, { ...call, state: 'done' })
    return { name: 'insertParts', after: setSends(ended, call.sends, 'part') }
  }
  if (isInTime) return { name: 'recordAnswer', after: settleSent(known, number, bugs) }
  // A late answer: it settles who is in the call still, and who was unconfirmed.
  const mineStill = call.sends.filter((send) =>
    [number, 'unconfirmed'].includes(known.sends[send] ?? ''),
  )
  const open = mineStill.filter((send) => known.sends[send] === number)
  const sent = setSends(known, mineStill, 'sent')
  return { name: 'recordAnswer', after: { ...sent, open: sent.open - open.length } }
}

/** Nobody knows whether the call was processed: its recipients are unconfirmed. */
export function settleLost(state: State, replica: Replica, number: number, bugs: Bugs): State {
  const mine = state.memory[replica]
  const call = state.calls[number]
  const known = remember(state, replica, {
    lost: without(mine.lost, number),
    held: without(mine.held, number),
  })
  if (call?.state !== 'in_flight' || call.owner !== replica) return known
  const open = call.sends.filter((send) => state.sends[send] === number)
  const ended = setCall(known, number, { ...call, state: 'done' })
  if (bugs.queuesLost) return setSends(ended, open, 'queued')
  return { ...setSends(ended, open, 'unconfirmed'), open: state.open - open.length }
}
