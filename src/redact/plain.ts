/**
 * A text as a person reads it: what is percent-encoded, escaped in JSON or JavaScript, an HTML
 * entity or of full width becomes what it stands for, so that an address is one in every spelling.
 */
export function plain(text: string): string {
  let read = text
  // An upstream that quotes another encodes twice.
  for (let round = 0; round < maxRounds; round += 1) {
    const next = decoded(read)
    if (next === read) break
    read = next
  }
  return read.replace(/[\uff01-\uff5e\ufe50-\ufe6b\u{1d400}-\u{1d7ff}]/gu, (character) =>
    character.normalize('NFKC'),
  )
}

const maxRounds = 4

const decoded = (text: string) =>
  text
    .replace(/(?:%[0-9a-f]{2})+/giu, fromPercent)
    .replace(/\\+u([0-9a-f]{4})/giu, fromHex)
    .replace(/\\+u\{([0-9a-f]{1,6})\}/giu, fromHex)
    .replace(/\\+x([0-9a-f]{2})/giu, fromHex)
    .replace(/&#x([0-9a-f]{1,6});/giu, fromHex)
    .replace(/&#(\d{1,7});/gu, (whole, digits: string) => fromCode(whole, Number(digits)))
    .replace(/&(commat|quot|apos|lt|gt|amp|colon|sol|period);/giu, (_, name: string) =>
      named(name.toLowerCase()),
    )
    // Quoted-printable, where it can be an address only.
    .replace(/=40(?=[\w-]{1,63}\.[a-z])/giu, '@')
    .replace(/(?<![\w-])(?:[0-9a-f]{2}){6,200}(?![\w-])/giu, fromBytes)
    .replace(/\\+(["'/@])/gu, '$1')

function fromPercent(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

function fromBytes(hex: string): string {
  const text = Buffer.from(hex, 'hex').toString('latin1')
  return /^[\x20-\x7e]+$/.test(text) ? text : hex
}

const fromHex = (whole: string, hex: string) => fromCode(whole, Number.parseInt(hex, 16))

const fromCode = (whole: string, code: number) =>
  code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole

const named = (name: string) => entities[name] ?? ''

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', apos: "'", colon: ':', commat: '@', gt: '>', lt: '<', period: '.', quot: '"' },
  sol: '/',
}
