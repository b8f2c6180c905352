import assert from 'node:assert/strict'
import { test } from 'node:test'
import { domainToASCII, domainToUnicode } from 'node:url'
import { invisible } from '#text/characters.ts'
import { domainRule, foldedDomain } from '#text/domain-name.ts'
import { foldedText } from '#text/folded-text.ts'
import { isTopLevelDomain } from '#text/top-level-domains.ts'
import { createRandom } from '../truth/day/random.ts'

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

/** The whole rule, without a short cut for what is plain. */
function foldedWhole(text: string): string {
  const seen = text.normalize('NFKC').replaceAll(new RegExp(`[${invisible}]`, 'gu'), '')
  return seen.toLowerCase().replaceAll('ς', 'σ').normalize('NFKC')
}

function foldedDomainWhole(domain: string): string {
  const aLabels = domainToASCII(domain)
  return foldedWhole(aLabels === '' ? domain : domainToUnicode(aLabels))
}

/** Texts between plain and anything but: hostile pieces, one after the other. */
function* hostileTexts(pieces: readonly [string, ...string[]], count: number) {
  const random = createRandom('folded', ...pieces)
  for (let nth = 0; nth < count; nth += 1) {
    yield Array.from({ length: random.int(1, 10) }, () => random.pick(pieces)).join('')
  }
}

test('a text of ASCII folds as by the whole rule, whatever its characters', () => {
  for (const first of ascii) {
    for (const second of ascii) {
      const text = `${first}a${second}`
      assert.equal(foldedText(text), foldedWhole(text))
    }
  }
})

test('a text folds as by the whole rule, however it mixes ASCII with others', () => {
  const others = [
    '\u212a',
    'İ',
    'ß',
    'Σ',
    'ς',
    'ﬀ',
    'Ａ',
    '＠',
    '\u0301',
    '\u200d',
    '\u00ad',
    '\ud800',
  ]
  for (const text of hostileTexts(['a', 'A', 'Z', '~', '!', ' ', '\0', ...others], 10_000)) {
    assert.equal(foldedText(text), foldedWhole(text))
  }
})

// What WHATWG's hosts and IDNA treat in a way of their own, and letters around it.
const domainPieces = [
  ...(['a', 'B', 'x', 'N', 'com', 'example', '1', '0', '0x', '0X7f', '255', '08'] as const),
  ...['xn--', 'XN--', 'xn--fsqu00a', 'xn--zca', '-', '--', '.', '..', '。', '_', '%', '%41'],
  ...['@', '/', ':', '?', '#', '[', '\\', ' ', '\t', '\u00ad', '\u200d', 'ß', 'İ', '\u212a', '例'],
] as const

test('a domain folds as by the whole rule, whatever its labels', () => {
  for (const domain of hostileTexts(domainPieces, 12_000)) {
    assert.equal(foldedDomain(domain), foldedDomainWhole(domain), JSON.stringify(domain))
  }
  for (const one of ascii) {
    for (const domain of [
      `a${one}b.com`,
      `${one}.com`,
      `com.${one}`,
      `a.com${one}`,
      `a.${one}com`,
    ]) {
      assert.equal(foldedDomain(domain), foldedDomainWhole(domain), JSON.stringify(domain))
    }
  }
})

test('a domain of the DNS is one that IDNA makes nothing else of, or an A-label', () => {
  const pieces = [...domainPieces, '.com', '.org', '.COM', '.xn--p1ai'] as const
  for (const domain of hostileTexts(pieces, 12_000)) {
    if (domainRule(domain) !== undefined) continue
    const aLabels = domainToASCII(domain).split('.')
    assert.ok(
      aLabels.every((label) => /^[a-z\d-]{1,63}$/.test(label)),
      JSON.stringify(domain),
    )
    assert.ok(isTopLevelDomain(aLabels.at(-1) ?? ''), JSON.stringify(domain))
  }
})

test('the labels of a plain domain have no more than 63 characters each, and 253 in all', () => {
  assert.equal(domainRule(`${'a'.repeat(63)}.com`), undefined)
  assert.notEqual(domainRule(`${'a'.repeat(64)}.com`), undefined)
  assert.equal(domainRule(`${'a.'.repeat(125)}com`), undefined)
  assert.notEqual(domainRule(`${'a.'.repeat(126)}com`), undefined)
})
