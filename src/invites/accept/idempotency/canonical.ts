import { createHash, hash } from 'node:crypto'
import { type Slices, sizeOf } from '#event-loop/slices.ts'
import type { SendRequest } from '../../check/request.ts'

/**
 * Equal for equal input. How long to wait, which plan was seen and what the batch is called make no
 * difference to what is asked for.
 */
export function* inputHashOf({ input }: SendRequest): Slices<string> {
  const { waitSeconds: _wait, planFingerprint: _plan, name: _name, ...rest } = input
  return (yield* hashInSlices(rest)).toString('hex')
}

/** JSON with sorted keys. A member that is null counts as left out, as it does in every input. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(givenMembers(member))
      : member,
  )
}

/** The SHA-256 of `canonical`, in slices. */
export function* hashInSlices(value: unknown): Slices<Buffer> {
  if (sizeOf(value, sliceSize) <= sliceSize) {
    return hash('sha256', canonical(value) ?? 'null', 'buffer')
  }
  const sum = createHash('sha256')
  let pieces: string[] = []
  let left = 0
  for (const [piece, size] of piecesOf(value)) {
    if (left < size) {
      sum.update(pieces.join(''))
      pieces = []
      yield sliceUnits
      left = sliceSize
    }
    left -= size
    pieces.push(piece)
  }
  return sum.update(pieces.join('')).digest()
}

// Values of one slice, some 2 ms.
const sliceSize = 500
const sliceUnits = 100

/** The pieces of the canonical text, with the number of values in each. */
function* piecesOf(value: unknown): Generator<readonly [string, number]> {
  const size = sizeOf(value, sliceSize)
  if (size <= sliceSize || typeof value !== 'object' || value === null) {
    // In a list, what cannot be written is null.
    yield [canonical(value) ?? 'null', size]
  } else if (Array.isArray(value)) {
    yield* piecesOfList(value)
  } else {
    let separator = '{'
    for (const [name, member] of givenMembers(value)) {
      if (member === undefined) continue
      yield [`${separator}${JSON.stringify(name)}:`, 0]
      separator = ','
      yield* piecesOf(member)
    }
    yield ['}', 0]
  }
}

/** Small entries next to each other are one piece: a list without its brackets. */
function* piecesOfList(list: readonly unknown[]): Generator<readonly [string, number]> {
  let run: unknown[] = []
  let runSize = 0
  let separator = '['
  for (const entry of list) {
    const size = sizeOf(entry, sliceSize)
    if (run.length > 0 && runSize + size > runMax) {
      yield [separator + canonical(run).slice(1, -1), runSize]
      separator = ','
      run = []
      runSize = 0
    }
    if (size <= runMax) {
      run.push(entry)
      runSize += size
    } else {
      yield [separator, 0]
      separator = ','
      yield* piecesOf(entry)
    }
  }
  if (run.length > 0) yield [separator + canonical(run).slice(1, -1), runSize]
  yield [']', 0]
}

// A fifth of a slice, so that slices are filled.
const runMax = 100

function givenMembers(value: object): [string, unknown][] {
  const members = Object.entries(value).filter(([, member]) => member !== null)
  return members.length < 2 ? members : members.sort(([a], [b]) => (a < b ? -1 : 1))
}
