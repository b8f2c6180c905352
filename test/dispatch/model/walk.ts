import { type Faults, isDone, type State, start, wrong } from './state.ts'
import type { Bugs, StepName } from './step.ts'
import { stepsFrom } from './steps.ts'

/** What a walk through all interleavings has found. */
export interface Walk {
  readonly states: number
  readonly steps: ReadonlySet<StepName>
  /** The first state that must not be, or from which nothing leads to the end, and the way there. */
  readonly found: { readonly what: string; readonly way: readonly StepName[] } | undefined
}

interface Place {
  readonly state: State
  readonly way: { readonly from: number; readonly name: StepName } | undefined
  /** Where those steps come from that are no faults. */
  readonly before: number[]
}

/** Walks breadth first, so what it finds is found by the shortest way. */
export function walk(faults: Faults, bugs: Bugs = {}): Walk {
  const first = { ...start, faults }
  const places: Place[] = [{ state: first, way: undefined, before: [] }]
  const numbers = new Map([[keyOf(first), 0]])
  const steps = new Set<StepName>()
  const wayTo = (place: number): StepName[] => {
    const way: StepName[] = []
    for (let at = places[place]?.way; at !== undefined; at = places[at.from]?.way)
      way.unshift(at.name)
    return way
  }
  for (let from = 0; from < places.length; from += 1) {
    const here = places[from]
    if (here === undefined) break
    for (const { name, after, isFault } of stepsFrom(here.state, bugs)) {
      steps.add(name)
      const key = keyOf(after)
      let number = numbers.get(key)
      if (number === undefined) {
        number = places.length
        numbers.set(key, number)
        places.push({ state: after, way: { from, name }, before: [] })
        const what = wrong(after)
        if (what !== undefined)
          return { states: places.length, steps, found: { what, way: wayTo(number) } }
      }
      if (!isFault) places[number]?.before.push(from)
    }
  }
  const stuck = firstThatNeverEnds(places)
  const found = stuck === undefined ? undefined : { what: 'somebody is lost', way: wayTo(stuck) }
  return { states: places.length, steps, found }
}

/** From every state the end must be within reach without another fault. */
function firstThatNeverEnds(places: readonly Place[]): number | undefined {
  const ends = new Set<number>()
  const queue = [...places.keys()].filter((number) => {
    const place = places[number]
    return place !== undefined && isDone(place.state)
  })
  for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
    if (ends.has(number)) continue
    ends.add(number)
    queue.push(...(places[number]?.before ?? []))
  }
  const stuck = [...places.keys()].find((number) => !ends.has(number))
  return stuck
}

function keyOf(state: State): string {
  return JSON.stringify(state)
}
