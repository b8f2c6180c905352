/**
 * Makes a reader of texts that says which items of a request they name: by their places, as in
 * `userIds.1`, `users[0].username` or `/accessorIds/3`, or else by their values. It returns positions
 * in `values`, in ascending order. In doubt it names nobody, because who is named fails.
 */
export function createNameReader(lists: readonly string[], values: readonly string[]): NameReader {
  const findValues = createValueFinder(values)
  return (texts) => {
    const places = texts.flatMap((text) => placesIn(text, lists))
    // Beside a place, a value may be what the item is compared with.
    const named = places.length > 0 ? places : texts.flatMap(findValues)
    return [...new Set(named)].filter((place) => place < values.length).sort((a, b) => a - b)
  }
}

export type NameReader = (texts: readonly string[]) => readonly number[]

/** Is the list mentioned at all? */
export function mentions(texts: readonly string[], list: string): boolean {
  return texts.some((text) => new RegExp(`(?<![A-Za-z])${list}(?![A-Za-z])`, 'iu').test(text))
}

function placesIn(text: string, lists: readonly string[]): readonly number[] {
  // AWS services built on the older framework write `member` and count from one.
  const place = String.raw`[./[](?:(member)[./[])?(\d{1,4})(?!\w|\.\d)\]?(?:[./](member)(?![A-Za-z]))?`
  const pattern = new RegExp(`(?<![A-Za-z])(?:${lists.join('|')})${place}`, 'giu')
  return [...text.matchAll(pattern)]
    .map(([, before, place, after]) => Number(place) - (before || after ? 1 : 0))
    .filter((position) => position >= 0)
}

function createValueFinder(values: readonly string[]): (text: string) => readonly number[] {
  const telling = [...values.keys()].filter((position) => isTelling(values[position] ?? ''))
  const positions = Map.groupBy(telling, (position) => values[position]?.toLowerCase() ?? '')
  // Longest first, so that `ada lovelace` does not put the blame on `ada`.
  const compound = [...positions.keys()]
    .filter((value) => notInValues.test(value))
    .sort((a, b) => b.length - a.length)
    .map((value) => [value, new RegExp(`${before}${escaped(value)}${after}`, 'gu')] as const)
  return (text) => {
    const found: string[] = []
    let rest = text.toLowerCase()
    for (const [value, pattern] of compound) {
      rest = rest.replace(pattern, () => {
        found.push(value)
        return '\n'
      })
    }
    const quoted = new Set([...rest.matchAll(inQuotes)].map(([, word = '']) => word))
    const words = rest.split(notInValues).filter((word) => !isWord.test(word) || quoted.has(word))
    const named = [...new Set([...found, ...words])].flatMap((value) => positions.get(value) ?? [])
    // A text that repeats them all repeats the request, and blames nobody.
    return named.length < values.length ? named : []
  }
}

// What stands around a value in a sentence, but not in an id and seldom in an address or a name. An
// apostrophe is part of `o'neil@example.com`.
const notInValues =
  /[\s"“”‘’«»()[\]{}<>,;:=|]+|(?<![\p{L}\p{N}])['`]+|['`]+(?![\p{L}\p{N}])|\.(?=\s|$)/u
const before = String.raw`(?<![\p{L}\p{M}\p{N}@._%+-])`
const after = String.raw`(?![\p{L}\p{M}\p{N}@_%+-]|\.[\p{L}\p{N}])`

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')

// A user may be called `user` or `name`.
const isWord = /^[\p{L}\p{M}]+$/u
const inQuotes = /["'`“‘«]([\p{L}\p{M}]+)["'`”’»]/gu

// A short number may be a limit that the sentence is about.
function isTelling(value: string): boolean {
  return value.length >= 3 && !/^\d{1,5}$/u.test(value)
}
