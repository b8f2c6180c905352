import { createRandom } from '../../truth/day/random.ts'
import { bodies } from './bodies.ts'
import { connections } from './connections.ts'
import { heads } from './heads.ts'
import type { HostileAnswer } from './hostile-answer.ts'
import { members } from './members.ts'
import { statuses } from './statuses.ts'

export const hostileAnswers: readonly HostileAnswer[] = [
  ...bodies,
  ...connections,
  ...heads,
  ...members,
  ...statuses,
]

/**
 * Which answer the nth request to an operation gets: every hostile one once before any comes again,
 * in an order of the seed. Undefined: as it should be, for batches must also succeed.
 */
export function createChoice(seed: number) {
  const orders = new Map<string, readonly HostileAnswer[]>()
  const orderOf = (operation: string) => {
    const known = orders.get(operation)
    if (known !== undefined) return known
    const random = createRandom(seed, 'answers', operation)
    const order = hostileAnswers
      .map((answer) => ({ answer, at: random.next() }))
      .sort((one, other) => one.at - other.at)
      .map(({ answer }) => answer)
    orders.set(operation, order)
    return order
  }
  return (operation: string, ordinal: number) => {
    const random = createRandom(seed, 'answer', operation, ordinal)
    // One in five is friendly, at the same places for everyone who has the seed.
    if (ordinal % 5 === 4) return { random }
    const order = orderOf(operation)
    const answer = order[(ordinal - Math.floor(ordinal / 5)) % order.length]
    return { random, ...(answer === undefined ? {} : { answer }) }
  }
}
