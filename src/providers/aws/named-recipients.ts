/**
 * Which items of a list a refusal names: by their places, as in `userIds.1`, `users[0].username` or
 * `/accessorIds/3`, or by their values. Returns positions in `values`, in ascending order.
 */
export function positionsNamed(
  texts: readonly string[],
  list: string,
  values: readonly string[],
): readonly number[] {
  const named = new Set(texts.flatMap((text) => placesIn(text, list)))
  const words = new Set(texts.flatMap((text) => text.toLowerCase().split(notInValues)))
  const repeated = [...values.keys()].filter((position) => {
    const value = values[position] ?? ''
    return isTelling(value) && words.has(value.toLowerCase())
  })
  // A text that repeats them all repeats the request, and blames nobody.
  if (repeated.length < values.length) for (const position of repeated) named.add(position)
  return [...named].filter((position) => position < values.length).sort((a, b) => a - b)
}

/** Is the list mentioned at all? */
export function mentions(texts: readonly string[], list: string): boolean {
  return texts.some((text) => new RegExp(`(?<![A-Za-z])${list}(?![A-Za-z])`, 'iu').test(text))
}

function placesIn(text: string, list: string): readonly number[] {
  // AWS services built on the older framework write `member` and count from one.
  const place = String.raw`[./[](?:(member)[./[])?(\d{1,4})(?!\d)\]?(?:[./](member)(?![A-Za-z]))?`
  const pattern = new RegExp(`(?<![A-Za-z])${list}${place}`, 'giu')
  return [...text.matchAll(pattern)]
    .map(([, before, place, after]) => Number(place) - (before || after ? 1 : 0))
    .filter((position) => position >= 0)
}

// What stands around a value in a sentence, but not in an address, an id or a user name.
const notInValues = /[\s"'`“”‘’«»()[\]{}<>,;:=|]+|\.(?=\s|$)/u

// A short number may be a limit that the sentence is about.
function isTelling(value: string): boolean {
  return value.length >= 3 && !/^\d{1,5}$/u.test(value)
}
