import { shareEventLoop } from '#event-loop/event-loop-quota.ts'
import { sizeOf } from '#event-loop/slices.ts'

// Values that are written in one piece, some 2 ms.
const sliceSize = 5_000
// Of the event loop's quota, for one slice.
const sliceUnits = 100

/** Is a value so large that it is written in slices? */
export function isLargeJson(value: unknown): boolean {
  return sizeOf(value, sliceSize) > sliceSize
}

/** The text of `JSON.stringify` in UTF-8, written and encoded in slices of the event loop. */
export async function jsonInSlices(value: object): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = []
  let texts: string[] = []
  let left = 0
  const encode = () => {
    if (texts.length > 0) pieces.push(Buffer.from(texts.join('')))
    texts = []
  }
  const pay = async (size: number) => {
    if (left < size) {
      encode()
      await shareEventLoop(sliceUnits)
      left = sliceSize
    }
    left -= size
  }
  const write = async (value: unknown): Promise<void> => {
    const size = sizeOf(value, sliceSize)
    if (size <= sliceSize || typeof value !== 'object' || value === null) {
      await pay(size)
      // A member that is undefined is left out below; in a list it is null.
      texts.push(JSON.stringify(value) ?? 'null')
    } else if (Array.isArray(value)) await writeList(value)
    else await writeObject(value)
  }
  const writeList = async (list: readonly unknown[]) => {
    for (const [index, entry] of list.entries()) {
      texts.push(index === 0 ? '[' : ',')
      await write(entry)
    }
    texts.push(']')
  }
  const writeObject = async (object: object) => {
    let separator = '{'
    for (const [name, member] of Object.entries(object)) {
      if (member === undefined) continue
      texts.push(`${separator}${JSON.stringify(name)}:`)
      separator = ','
      await write(member)
    }
    texts.push('}')
  }
  await write(value)
  encode()
  return pieces
}
