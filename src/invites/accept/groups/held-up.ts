import { laneId } from '#dispatch/lane.ts'
import { nextGroup, type Waiting } from './next-group.ts'

/** Requests that wait for a lock that somebody keeps, such as a replica that froze in its transaction. */
export interface HeldUp {
  /** Takes a request for a lane where others wait already. False: there is none. */
  hold(waiting: Waiting): boolean
  /** Takes those of a group that have to wait, and returns the others. */
  holdSomeOf(group: readonly Waiting[]): Promise<readonly Waiting[]>
}

/** Finds out which of these lanes are locked. */
type LockedLanes = (lanes: readonly string[]) => Promise<ReadonlySet<string>>

/**
 * Accepts what is held up apart from everything else, lane by lane and by turns. `commit` settles a group, or
 * rejects where it did not get its locks.
 */
export function createHeldUp(
  lockedLanes: LockedLanes,
  commit: (group: readonly Waiting[]) => Promise<void>,
): HeldUp {
  // By the lane that they wait for. A request that waits for something else has a place of its own.
  const queues = new Map<string, Waiting[]>()
  const inWork = new Set<string>()
  const triedAgain = new WeakSet<Waiting>()
  const heldSince = new WeakMap<Waiting, number>()
  let transactions = 0
  let last = 0

  const work = async (): Promise<void> => {
    transactions += 1
    for (;;) {
      const next = [...queues].find(([place]) => !inWork.has(place))
      if (next === undefined) break
      const [place, queue] = next
      inWork.add(place)
      const group = nextGroup(queue)
      await commit(group).catch((error: unknown) => queue.unshift(...patient(group, error)))
      inWork.delete(place)
      // What is left of it has its next turn after the others.
      queues.delete(place)
      if (queue.length > 0) queues.set(place, queue)
    }
    transactions -= 1
  }

  /** Those who have not waited for too long. */
  const patient = (group: readonly Waiting[], error: unknown) =>
    group.filter((waiting) => {
      const isPatient = performance.now() < (heldSince.get(waiting) ?? 0) + maxHeldMs
      if (!isPatient) waiting.done.reject(error)
      return isPatient
    })

  const put = (place: string, waiting: Waiting) => {
    const queue = queues.get(place) ?? []
    queues.set(place, queue)
    queue.push(waiting)
    heldSince.set(waiting, performance.now())
    if (transactions < maxTransactions) void work()
  }

  return {
    hold: (waiting) => {
      const lane = lanesOf(waiting).find((each) => queues.has(each))
      if (lane !== undefined) put(lane, waiting)
      return lane !== undefined
    },
    holdSomeOf: async (group) => {
      // Where it cannot be found out, the database says why when they are tried again.
      const locked = await lockedLanes(group.flatMap(lanesOf)).catch(() => new Set<string>())
      const others: Waiting[] = []
      for (const waiting of group) {
        const lane = lanesOf(waiting).find((each) => locked.has(each))
        if (lane !== undefined) put(lane, waiting)
        else if (locked.size > 0 || !triedAgain.has(waiting)) {
          // Once: where it is no lane that is locked, nobody knows whom of the group that holds up.
          if (locked.size === 0) triedAgain.add(waiting)
          others.push(waiting)
        } else put(`request ${++last}`, waiting)
      }
      return others
    },
  }
}

// As many connections as the others have for accepting.
const maxTransactions = 3
// As long as a statement may take.
const maxHeldMs = 30_000

const lanesOf = ({ acceptance }: Waiting): readonly string[] =>
  acceptance.request.targets.map(({ provider, destinationId }) => laneId(provider, destinationId))
