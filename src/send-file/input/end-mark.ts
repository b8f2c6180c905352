/**
 * Leaves out Ctrl-Z (U+001A) where a text ends: programs of the time of DOS write it there, alone or
 * filling the last block, with or without a line end after it. Anywhere else it stays.
 */
export async function* withoutEndMark(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ''
  for await (const text of texts) {
    const all = held + text
    const end = all.length - markAtEnd(all)
    held = all.slice(end)
    yield all.slice(0, end)
  }
}

/** How many characters the mark takes. */
function markAtEnd(text: string): number {
  let start = text.length
  while (isMark(text[start - 1]) && text.length - start < maxMarkLength) start -= 1
  const first = text.indexOf('\u001a', start)
  return first === -1 ? 0 : text.length - first
}

const isMark = (character = '') => ['\u001a', '\r', '\n'].includes(character)

// Blocks have 128 characters, or 512.
const maxMarkLength = 1_024
