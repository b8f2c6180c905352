/**
 * The ways in which programs read one text. They disagree on what an invisible character is, a part
 * of the word or its end, and on whether look-alikes of letters and dots are the same.
 */
export function spellingsOf(text: string): readonly string[] {
  // Left out: the wide colon is punctuation (`TEL：03-1234`), and ends no scheme in any program.
  const folded = text
    .replaceAll('\uff0e', '\u3002')
    .replaceAll(/[\uff1a\ufe55]/g, ' ')
    .normalize('NFKC')
  const spellings = [text, folded].flatMap((one) => [
    one.replaceAll(ignorable, ''),
    one.replaceAll(ignorable, ' '),
  ])
  return [...new Set(spellings.map(withAsciiDots))]
}

const ignorable = /\p{Default_Ignorable_Code_Point}/gu

/**
 * IDNA reads the full stops of East Asian scripts as dots. In a text they end sentences too, so they
 * count as dots where no sentence would begin: `evil。com`, but not `AWS。AI 课程` behind a Chinese word.
 */
function withAsciiDots(text: string): string {
  return text.replaceAll(dotBetweenAscii, '.').replaceAll(dotBeforeDomain, '.')
}

const dotBetweenAscii = /(?<=[a-z\d])[\u3002\uff0e\uff61](?=[a-z\d-]{1,63}(?![\p{L}\p{N}]))/giu
const dotBeforeDomain =
  /(?<=[\p{L}\p{M}\p{N}\p{S}])[\u3002\uff0e\uff61](?=(?:com|net|org|edu|gov|cn|hk|jp|kr|ru|tw|xn--[a-z\d]+)(?![\p{L}\p{N}]))/giu
