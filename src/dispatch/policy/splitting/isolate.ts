/**
 * How one recipient is found who makes an upstream refuse whole calls. A group is known to contain
 * one; the next call takes a piece of it, the probe. Accepted: the one is in the rest, which is
 * probed further without being sent whole. Refused: it is in the probe, and the rest is sent whole.
 */

/** A send of a group, in the order of sending. */
export interface GroupMember {
  readonly id: string
  readonly batchId: string
}

/** The members that the next call takes: near half of them, and of whole batches where that is free. */
export function probeOf<Member extends GroupMember>(group: readonly Member[]): readonly Member[] {
  if (group.length <= 1) return group
  const members = [...Map.groupBy(group, ({ batchId }) => batchId).values()].flat()
  const { least, most } = cheapCuts(members.length)
  const half = members.length / 2
  const between = members.flatMap((member, at) =>
    at >= least && at <= most && member.batchId !== members[at - 1]?.batchId ? [at] : [],
  )
  const [boundary] = between.sort((a, b) => Math.abs(a - half) - Math.abs(b - half))
  return members.slice(0, boundary ?? Math.min(most, Math.floor(half)))
}

/** The most calls that it takes to send a group of `size` which contains one culprit. */
export function isolationCost(size: number): number {
  let cost = 1
  while (largestFor(cost) < size) cost += 1
  return size <= 1 ? 0 : cost
}

/** The sizes of a probe with which no outcome costs more than `isolationCost(size)`. */
function cheapCuts(size: number): { readonly least: number; readonly most: number } {
  const cost = isolationCost(size)
  // A refused probe costs itself and the rest, sent whole; an accepted one costs itself only.
  return {
    least: Math.max(1, size - largestFor(cost - 1)),
    most: Math.min(size - 1, largestFor(cost - 2)),
  }
}

/** The largest group that `cost` calls can deal with: a Fibonacci number. */
function largestFor(cost: number): number {
  let [before, largest] = [1, 1]
  for (let spent = 1; spent < cost; spent += 1) [before, largest] = [largest, before + largest]
  return largest
}
