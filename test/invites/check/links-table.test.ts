import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOnlyTo } from '#invites/check/links.ts'

const hosts = ['example.com', '*.acme.example']

const good = [
  '',
  'Welcome! Ask and answer here, e.g. about v1.2 or 1.5.',
  'See https://example.com/start?from=mail#top.',
  'See http://EXAMPLE.com:8080 and https://docs.acme.example/a.b/c.html',
  'Write to help@example.com, or look at example.com.',
  'Two of them: wiki.acme.example, deep.wiki.acme.example',
  '…and so on... U.S.A.',
]
const bad = [
  'https://evil.example/login',
  'http://evil.example',
  'HTTPS://EVIL.EXAMPLE',
  'evil.example',
  'www.evil.example',
  'Ask help@evil.example',
  'https://example.com.evil.example',
  'https://evil-example.com',
  'https://acme.example',
  'acme.example.evil',
  'https://example.com@evil.example',
  'https://evil.example\\@example.com',
  'https://example.com\\.evil.example',
  '//evil.example/a',
  'ftp://example.com',
  'https://',
  'https://192.0.2.1/login',
  '192.0.2.1',
  'https://3232235777',
  'https://[2001:db8::1]/',
  'evil\u200b.example',
  'evil\u3002example',
  'evil\uff0eexample',
  'ｅｖｉｌ.example',
  'evil&#46;example',
  'evil&period;example',
  'xn--evl-example.com',
  'bücher.example',
  'example.com and then https://evil.example',
  'https://example.com<a href=https://evil.example>',
]

for (const text of good) {
  test(`leads nowhere else: ${text}`, () => assert.equal(linksOnlyTo(text, hosts), true))
}

for (const text of bad) {
  test(`leads elsewhere, or may: ${JSON.stringify(text)}`, () =>
    assert.equal(linksOnlyTo(text, hosts), false))
}

test('with an empty list there are no links at all', () => {
  assert.equal(linksOnlyTo('example.com', []), false)
  assert.equal(linksOnlyTo('Welcome.', []), true)
})
