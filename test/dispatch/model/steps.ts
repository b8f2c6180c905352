import { owning } from './owning.ts'
import { recording, settleLost } from './recording.ts'
import {
  type Acceptance,
  type Call,
  empty,
  type Memory,
  type Replica,
  requests,
  type State,
} from './state.ts'
import {
  type Bugs,
  cut,
  freeCall,
  isLocked,
  remember,
  type Step,
  setCall,
  setSends,
  without,
} from './step.ts'

/** Everything that can happen next. */
export function stepsFrom(state: State, bugs: Bugs): readonly Step[] {
  return (['A', 'B'] as const).flatMap((replica) => [
    ...accepting(state, replica, bugs),
    ...owning(state, replica, bugs),
    ...forming(state, replica, bugs),
    ...flying(state, replica, bugs),
    ...recording(state, replica, bugs),
    ...failing(state, replica),
  ])
}

/** The transaction that accepts, with the advisory lock of the lane; its commit may have no answer. */
function accepting(state: State, replica: Replica, bugs: Bugs): Step[] {
  const name = 'acceptAll'
  const mine = state.memory[replica]
  if (mine.accepting === undefined) {
    const sends = requests.find(([first = 0]) => state.sends[first] === 'new')
    if (sends === undefined || isLocked(state)) return []
    const isMine = bugs.noOwnerCheck === true || state.owner === replica
    const nothingWaits = !state.sends.some((send) => send === 'queued' || send === 'part')
    const call = mine.run === 'running' && isMine && nothingWaits ? freeCall(state) : undefined
    const held = call === undefined || bugs.heldLate ? mine.held : [...mine.held, call]
    return [
      {
        name,
        after: remember(state, replica, { accepting: { isCommitted: false, sends, call }, held }),
      },
    ]
  }
  return mine.accepting.isCommitted
    ? heardCommit(state, replica, mine.accepting)
    : [{ name, after: committed(state, replica, mine.accepting) }]
}

function committed(state: State, replica: Replica, accepted: Acceptance): State {
  const { sends, call } = accepted
  const stored = { ...setSends(state, sends, call ?? 'queued'), open: state.open + sends.length }
  if (call === undefined) return remember(stored, replica, { accepting: undefined })
  const written = setCall(stored, call, { sends, state: 'in_flight', owner: replica })
  return remember(written, replica, { accepting: { ...accepted, isCommitted: true } })
}

function heardCommit(state: State, replica: Replica, { call = -1 }: Acceptance): Step[] {
  const name = 'acceptAll'
  const mine = state.memory[replica]
  const heard: Partial<Memory> = {
    accepting: undefined,
    held: [...without(mine.held, call), call],
    ready: [...mine.ready, call],
  }
  const steps: Step[] = [{ name, after: remember(state, replica, heard) }]
  if (state.faults.cuts === 0) return steps
  const unheard = { accepting: undefined, held: without(mine.held, call), inDoubt: true }
  return [...steps, { name, after: remember(cut(state), replica, unheard), isFault: true }]
}

/** The transaction that forms calls of what waits, with the row of the lane locked. */
function forming(state: State, replica: Replica, bugs: Bugs): Step[] {
  const mine = state.memory[replica]
  const number = freeCall(state)
  if (mine.run !== 'running' || mine.inDoubt || number === undefined) return []
  if (state.owner !== replica) return []
  const part = state.sends.indexOf('part')
  const queued = [...state.sends.keys()].filter((send) => state.sends[send] === 'queued')
  const sends = part >= 0 ? [part] : queued
  if (sends.length === 0) return []
  const call: Call = { sends, state: 'in_flight', owner: replica }
  const written = setSends(setCall(state, number, call), sends, number)
  const heard = { held: [...mine.held, number], ready: [...mine.ready, number] }
  const steps: Step[] = [{ name: 'formCalls', after: remember(written, replica, heard) }]
  if (state.faults.cuts === 0 || bugs.heldLate) return steps
  const unheard = remember(cut(written), replica, { inDoubt: true })
  return [...steps, { name: 'formCalls', after: unheard, isFault: true }]
}

/** From the intent to the answer. */
function flying(state: State, replica: Replica, bugs: Bugs): Step[] {
  const mine = state.memory[replica]
  const steps: Step[] = []
  // What was formed a moment ago leaves; what may have been taken over since is looked at first.
  for (const number of mine.lapsed ? mine.ready : []) {
    const ready = without(mine.ready, number)
    const call = state.calls[number]
    const isCurrent = call?.state === 'in_flight' && call.owner === replica
    const after = isCurrent
      ? remember(state, replica, { ready, cleared: [...mine.cleared, number] })
      : remember(state, replica, { ready, held: without(mine.held, number) })
    steps.push({ name: 'areCurrent', after })
  }
  for (const number of mine.lapsed ? mine.cleared : mine.ready) {
    const { sends = [] } = state.calls[number] ?? {}
    const [ready, cleared] = [without(mine.ready, number), without(mine.cleared, number)]
    // From here on the answer is on its way: it is recorded, or lost with its process.
    const answered = [...mine.answered, number]
    const answering = remember(state, replica, { ready, cleared, answered })
    const refused = remember(state, replica, { ready, cleared, alone: [...mine.alone, number] })
    const call = state.calls[number]
    const isStray = !mine.lapsed && !(call?.state === 'in_flight' && call.owner === replica)
    const strays = state.strays + (isStray ? 1 : 0)
    const invited = state.invited.map((count, send) => count + (sends.includes(send) ? 1 : 0))
    steps.push({
      name: 'callProvider',
      after: { ...verdict(answering, number, 'accepted'), invited, strays },
    })
    if (sends.length > 1)
      steps.push({
        name: 'callProvider',
        after: verdict(refused, number, 'refused'),
        isFault: true,
      })
  }
  for (const number of mine.lost)
    steps.push({ name: 'leaseLapsed', after: settleLost(state, replica, number, bugs) })
  return steps
}

function verdict(state: State, number: number, what: 'accepted' | 'refused'): State {
  const verdicts = [...state.verdicts]
  verdicts[number] = what
  return { ...state, verdicts }
}

/** A SIGKILL, or a while without a sign of life. What was not committed is undone. */
function failing(state: State, replica: Replica): Step[] {
  const steps: Step[] = []
  const { kills, lapses } = state.faults
  const mine = state.memory[replica]
  if (kills > 0) {
    const calls = state.calls.map((call) =>
      call?.owner === replica ? { ...call, owner: 'dead' as const } : call,
    )
    const owner = state.owner === replica ? 'dead' : state.owner
    const faults = { ...state.faults, kills: kills - 1 }
    const memory = { ...state.memory, [replica]: empty }
    steps.push({ name: 'killed', after: { ...state, calls, owner, faults, memory }, isFault: true })
  }
  if (lapses > 0 && !mine.lapsed) {
    // What was to leave at once is looked at again afterwards.
    const faults = { ...state.faults, lapses: lapses - 1 }
    const after = { ...remember(state, replica, { lapsed: true }), faults }
    steps.push({ name: 'frozen', after, isFault: true })
  }
  return steps
}
