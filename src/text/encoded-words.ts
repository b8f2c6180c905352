/**
 * A text with the encoded words of RFC 2047 decoded: `=?utf-8?q?ad=61?=` is `ada`. Some mail programs
 * decode them in an address too. The charset is taken for UTF-8. Linear, for a text of bounded length.
 */
export function decodeWords(text: string): string {
  return text.replaceAll(encodedWord, (_word, kind: string, body: string) =>
    kind.toLowerCase() === 'b' ? Buffer.from(body, 'base64').toString() : decodeQ(body),
  )
}

const encodedWord = /=\?[^?\s]{1,40}\?([bq])\?([^?\s]*)\?=/gi

function decodeQ(body: string): string {
  const bytes = body
    .replaceAll('_', ' ')
    .replaceAll(/=([\da-f]{2})/gi, (_code, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
  return Buffer.from(bytes, 'latin1').toString()
}
