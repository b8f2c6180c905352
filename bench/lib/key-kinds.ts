import { randomBytes, randomInt } from 'node:crypto'
import { makeKey } from '../../src/identity/api-keys.ts'

/** Right; of a known id with a wrong secret; of an id that nobody has. */
export const kinds = ['right', 'wrong', 'unknown'] as const
export type Kind = (typeof kinds)[number]

const made = Array.from({ length: 100 }, makeKey)
const pick = () => made[randomInt(made.length)] ?? makeKey()
const may = { caller: 'bench', tenant: 'bench', scopes: [], destinations: [] }

/** The key file in which the right ones are. */
export const keyFile = { keys: made.map(({ id, hash }) => ({ id, sha256: hash, ...may })) }

const keys: Readonly<Record<Kind, () => string>> = {
  right: () => pick().key,
  wrong: () => `igw_${pick().id}_${randomBytes(32).toString('base64url')}`,
  unknown: () => makeKey().key,
}

/**
 * How long `use` takes with a key of each kind, by kind, in nanoseconds; the kinds in random order.
 * Nothing in the loop knows of them: a branch, a store or a text made of something else shows here.
 */
export async function measureKinds(
  some: readonly Kind[],
  each: number,
  /** What comes of it must not differ by kind: to look at it would take another time. */
  use: (key: string) => Promise<unknown> | undefined,
): Promise<Record<Kind, number[]>> {
  const times: Record<Kind, number[]> = { right: [], wrong: [], unknown: [] }
  for (let done = 0; done < each; done += perRound) {
    const order = shuffled(some.flatMap((kind) => Array<Kind>(perRound).fill(kind)))
    const bytes = Buffer.from(order.map((kind) => keys[kind]()).join(''))
    const took = new Float64Array(order.length)
    for (let place = 0; place < order.length; place += 1) {
      const key = bytes.toString('latin1', place * keyLength, (place + 1) * keyLength)
      const before = process.hrtime.bigint()
      const used = use(key)
      if (used !== undefined) await used
      took[place] = Number(process.hrtime.bigint() - before)
    }
    for (const [place, kind] of order.entries()) times[kind].push(took[place] ?? Number.NaN)
  }
  return times
}

const perRound = 1_000
const keyLength = makeKey().key.length

function shuffled<T>(values: T[]): T[] {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    const [a, b] = [values[last] as T, values[other] as T]
    values[last] = b
    values[other] = a
  }
  return values
}
