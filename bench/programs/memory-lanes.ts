import { randomUUID } from 'node:crypto'
import { createPlaces, type Places } from '../../src/dispatch/flights/places.ts'
import type { NewSend } from '../../src/invites/accept/new-send.ts'
import type { Answer } from '../../src/providers/contract/answer.ts'
import type { Call } from '../../src/providers/contract/call.ts'
import type { Outcome } from '../../src/providers/contract/outcome.ts'
import type { Provider } from '../../src/providers/contract/provider.ts'
import type { Details } from '../../src/providers/contract/recipient.ts'

/** Sends through lanes of which nothing is stored. Resolves to the outcomes, in the order of the sends. */
export type SendFromMemory = (sends: readonly NewSend[], message: Details) => Promise<Outcome[]>

interface Request {
  readonly sends: readonly NewSend[]
  readonly message: Details
  readonly outcomes: Outcome[]
  open: number
  readonly done: () => void
}

interface Waiting {
  readonly id: string
  readonly request: Request
  readonly index: number
}

interface Lane {
  readonly places: Places
  readonly waiting: Waiting[]
  inFlight: number
}

/** To one provider, whose messages are all the same. Requests share calls as they do in the gateway. */
export function createMemoryLanes(provider: Provider): SendFromMemory {
  const lanes = new Map<string, Lane>()
  const { recipientsPerCall } = provider.limits

  const look = (lane: Lane): void => {
    while (lane.waiting.length > 0) {
      const { free, inTime } = lane.places.at(performance.now(), lane.inFlight)
      const isFull = lane.waiting.length >= recipientsPerCall
      if (free <= 0 || (inTime > 0 && !isFull)) return
      void fly(lane, lane.waiting.splice(0, recipientsPerCall))
    }
  }

  const fly = async (lane: Lane, waiting: readonly Waiting[]): Promise<void> => {
    lane.inFlight += 1
    const onAnswer = lane.places.left(performance.now())
    const answer = await provider.send(callOf(waiting))
    onAnswer(answer, performance.now())
    lane.inFlight -= 1
    for (const { id, request, index } of waiting) {
      request.outcomes[index] = outcomeOf(answer, id)
      request.open -= 1
      if (request.open === 0) request.done()
    }
    look(lane)
  }

  return async (sends, message) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const request: Request = { sends, message, outcomes: [], open: sends.length, done: resolve }
    const touched = new Set<Lane>()
    for (const [index, { laneId }] of sends.entries()) {
      const lane = lanes.get(laneId) ?? {
        places: createPlaces(provider.limits),
        waiting: [],
        inFlight: 0,
      }
      lanes.set(laneId, lane)
      lane.waiting.push({ id: randomUUID(), request, index })
      touched.add(lane)
    }
    // Those who ask in the same turn share a call.
    setImmediate(() => touched.forEach(look))
    await promise
    return request.outcomes
  }
}

function callOf(waiting: readonly Waiting[]): Call {
  const [first] = waiting
  return {
    id: randomUUID(),
    operation: 'invite',
    destinationId: first?.request.sends[first.index]?.destinationId ?? '',
    message: first?.request.message ?? {},
    recipients: waiting.flatMap(({ id, request, index }) => {
      const recipient = request.sends[index]?.candidate.recipient
      return recipient === undefined ? [] : [{ ...recipient, id }]
    }),
    token: randomUUID(),
    repeated: false,
  }
}

/** The upstream of the bench accepts everybody. */
function outcomeOf(answer: Answer, id: string): Outcome {
  const outcome = answer.kind === 'answered' ? answer.outcomes.get(id) : undefined
  if (outcome === undefined)
    throw new Error(`the upstream did not accept a recipient: ${answer.kind}`)
  return outcome
}
