import { runInSlices, type Slices, sizeOf } from '#event-loop/slices.ts'

// Values that are written in one piece, some 2 ms.
const sliceSize = 5_000
// Of the event loop's quota, for one slice.
const sliceUnits = 100

/** Is a value so large that it is written in slices? */
export function isLargeJson(value: unknown): boolean {
  return sizeOf(value, sliceSize) > sliceSize
}

/** The text of `JSON.stringify` in UTF-8, written and encoded in slices of the event loop. */
export function jsonInSlices(value: object): Promise<readonly Uint8Array[]> {
  return runInSlices(piecesOf(value))
}

function* piecesOf(whole: object): Slices<Uint8Array[]> {
  const pieces: Uint8Array[] = []
  let texts: string[] = []
  let left = 0
  const encode = () => {
    if (texts.length > 0) pieces.push(Buffer.from(texts.join('')))
    texts = []
  }
  function* pay(size: number): Slices<void> {
    if (left < size) {
      encode()
      yield sliceUnits
      left = sliceSize
    }
    left -= size
  }
  function* write(value: unknown): Slices<void> {
    const size = sizeOf(value, sliceSize)
    if (size <= sliceSize || typeof value !== 'object' || value === null) {
      yield* pay(size)
      // A member that is undefined is left out below; in a list it is null.
      texts.push(JSON.stringify(value) ?? 'null')
    } else if (Array.isArray(value)) yield* writeList(value)
    else yield* writeObject(value)
  }
  function* writeList(list: readonly unknown[]): Slices<void> {
    // Entries that are written together, as a list without its brackets.
    let run: unknown[] = []
    let separator = '['
    const writeRun = () => {
      if (run.length === 0) return
      texts.push(separator, JSON.stringify(run).slice(1, -1))
      separator = ','
      run = []
    }
    for (const entry of list) {
      const size = sizeOf(entry, sliceSize)
      if (left < size) writeRun()
      if (size <= sliceSize) {
        yield* pay(size)
        run.push(entry)
      } else {
        writeRun()
        texts.push(separator)
        separator = ','
        yield* write(entry)
      }
    }
    writeRun()
    texts.push(']')
  }
  function* writeObject(object: object): Slices<void> {
    let separator = '{'
    for (const [name, member] of Object.entries(object)) {
      if (member === undefined) continue
      texts.push(`${separator}${JSON.stringify(name)}:`)
      separator = ','
      yield* write(member)
    }
    texts.push('}')
  }
  yield* write(whole)
  encode()
  return pieces
}
