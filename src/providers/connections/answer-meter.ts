/**
 * Bytes of one answer on its connection. 1 MB: the longest answers that the upstreams give, full
 * pages of users, are below 200 kB.
 */
export const maxAnswerBytes = 1_048_576
// Answers of the upstreams nest five deep.
const maxDepth = 32
// Members and items. A full page of 200 users with 25 members each has 5,200.
const maxValues = 25_000
// An SDK makes a BigInt of a long number, and that takes longer than linear time.
const maxNumberLength = 100

export type AnswerFault = keyof typeof sentences

/** An answer breaks the gateway's bounds for answers. It says nothing about what was processed. */
export class UnusableAnswer extends Error {
  override readonly name: AnswerFault

  constructor(fault: AnswerFault) {
    super(sentences[fault])
    this.name = fault
  }
}

const sentences = {
  AnswerTooLong: 'The answer was cut: it is longer than 1 MB.',
  AnswerTooComplex: 'The answer was cut: it nests deeper or has more values than any good answer.',
  AnswerCut: 'The connection was closed before the end of the answer.',
  AnswerTooSlow: 'The answer was cut: it did not end in time.',
  AnswerEncoded: 'The answer has a content coding that was not asked for.',
}

/**
 * Reads a body piece by piece and finds JSON that is small but slow to parse or to check: deep, of
 * very many values, or with very long numbers. A body that is not JSON is never at fault.
 */
export function createAnswerMeter(): (piece: Uint8Array) => 'AnswerTooComplex' | undefined {
  let isJson: boolean | undefined
  let inText = false
  let isEscaped = false
  let depth = 0
  let values = 0
  /** Of the number or word that is being read. */
  let length = 0

  const readInText = (byte: number) => {
    if (isEscaped) isEscaped = false
    else if (byte === backslash) isEscaped = true
    else if (byte === quote) inText = false
  }
  const readOutside = (byte: number) => {
    length = isPartOfNumber(byte) ? length + 1 : 0
    if (byte === quote) inText = true
    else if (byte === comma) values += 1
    else if (openers.has(byte)) {
      values += 1
      depth += 1
    } else if (closers.has(byte)) depth -= 1
  }

  return (piece) => {
    // By index: the iterator of a buffer makes an object for each byte.
    for (let place = 0; place < piece.length; place += 1) {
      const byte = piece[place] ?? 0
      if (isJson === undefined && !isBlank(byte)) isJson = startsJson(byte)
      if (isJson === false) return undefined
      if (inText) readInText(byte)
      else readOutside(byte)
      if (depth > maxDepth || values > maxValues || length > maxNumberLength) {
        return 'AnswerTooComplex'
      }
    }
    return undefined
  }
}

const codeOf = (character: string) => character.charCodeAt(0)
const codesOf = (characters: string): ReadonlySet<number> => new Set([...characters].map(codeOf))
const quote = codeOf('"')
const backslash = codeOf('\\')
const comma = codeOf(',')
const openers = codesOf('{[')
const closers = codesOf('}]')

const isBlank = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
const numeric = codesOf('+-.0123456789eE')
const isPartOfNumber = (byte: number) => numeric.has(byte)
/** A parser of JSON stops at the first byte of anything else. */
const first = codesOf('{["-0123456789')
const startsJson = (byte: number) => first.has(byte)
