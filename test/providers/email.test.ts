import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emailKey, emailRule, isEmailAddress } from '#providers/email.ts'

const addresses = [
  'ada@example.com',
  'ada.lovelace+chime@mail.example.co.uk',
  "o'neil@example.com",
  'x@a.co',
  '王@例子.中国',
  'ada@xn--fsqu00a.xn--fiqs8s',
  'почта@пример.рф',
  'ада@бг.bg',
  'प्रिया@उदाहरण.भारत',
  'ශ්‍රී@lanka.lk',
  'نامه‌ای@example.ir',
  'user@نامه‌ای.com',
  'ada@straße.de',
  'ada@new.photography',
  'ada@EXAMPLE.COM',
  'a.b-c_d=e/f@sub-domain.example.museum',
  "!#$%&'*+-/=?^_`{|}~@example.com",
  'ada@1.example.com',
  `${'a'.repeat(64)}@example.com`,
]

const others: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['no @', 'example.com'],
  ['two @', 'ada@home@example.com'],
  ['no local part', '@example.com'],
  ['no domain', 'ada@'],
  ['no dot in the domain', 'ada@localhost'],
  ['an empty label', 'ada@example..com'],
  ['a leading dot in the domain', 'ada@.example.com'],
  ['a trailing dot in the domain', 'ada@example.com.'],
  ['a space inside', 'ada lovelace@example.com'],
  ['a space around', ' ada@example.com'],
  ['a no-break space', 'ada\u00a0@example.com'],
  ['two addresses', 'ada@example.com,bob@example.com'],
  ['two addresses with a semicolon', 'ada@example.com;bob@example.com'],
  ['a display name', 'Ada<ada@example.com>'],
  ['angle brackets', '<ada@example.com>'],
  ['quotes', '"ada"@example.com'],
  ['a newline', 'ada@example.com\n'],
  ['a header after a newline', 'ada@example.com\r\nBcc:bob@example.com'],
  ['a null character', 'ada\u0000@example.com'],
  ['a right-to-left override', 'ada\u202e@example.com'],
  ['a zero-width space', 'ada\u200b@example.com'],
  ['a zero-width joiner', 'ada@exam\u200dple.com'],
  ['a byte order mark', '\ufeffada@example.com'],
  ['a soft hyphen', 'ada@exam\u00adple.com'],
  ['an invisible letter', 'ada\u3164@example.com'],
  ['a full-width @', 'ada＠home@example.com'],
  ['a lone surrogate', 'ada\ud800@example.com'],
  ['a slash in the domain', 'ada@example.com/x'],
  ['a label of 64 characters', `ada@${'a'.repeat(64)}.com`],
  ['a local part of 65 characters', `${'a'.repeat(65)}@example.com`],
  ['255 characters', `ada@${'a.'.repeat(124)}com`],
]

for (const address of addresses) {
  test(`${address} is an address`, () => assert.equal(isEmailAddress(address), true))
}

for (const [what, text] of others) {
  test(`${what} makes no address`, () => assert.equal(isEmailAddress(text), false))
}

for (const [what, text, rule] of [
  ['two dots in a row', 'a..b@example.com', /two dots in a row/],
  ['a dot first', '.a@example.com', /begin or end with a dot/],
  ['a dot before the @', 'a.@example.com', /begin or end with a dot/],
  ['an IP address', 'a@127.0.0.1', /IP address/],
  ['an IP address in hexadecimal', 'a@0x7f.0x1', /IP address/],
  ['an IP address in brackets', 'a@[127.0.0.1]', /U\+005B/],
  ['a label that begins with a hyphen', 'a@-example.com', /inner hyphens/],
  ['a label that ends with a hyphen', 'a@example-.com', /inner hyphens/],
  ['a label that ends with a hyphen in another script', 'a@例-.中国', /inner hyphens/],
  ['a blank of Braille', 'a\u2800@example.com', /U\+2800/],
  ['a blank of music', 'a\u{1d159}@example.com', /U\+1D159/],
  ['a Hangul filler', 'a\u3164@example.com', /U\+3164/],
  ['a soft hyphen', 'a\u00add@example.com', /U\+00AD/],
  ['a replacement character', 'Jos\ufffd@example.com', /U\+FFFD/],
  ['a joiner where no script has one', 'a\u200dd@example.com', /U\+200D/],
  ['a tag', 'ada\u{e0041}@example.com', /U\+E0041/],
  ['an unknown top-level domain', 'ada@example.notld', /top-level domain that exists/],
  ['a mistyped top-level domain', 'ada@example.cmo', /top-level domain that exists/],
  ['an unknown top-level domain in Han', 'ada@漢.漢', /top-level domain that exists/],
  ['a reserved top-level domain', 'ada@acme.example', /top-level domain that exists/],
  ['another reserved one', 'ada@acme.test', /top-level domain that exists/],
  ['a local name', 'ada@printer.local', /top-level domain that exists/],
  ['a name and angle brackets', 'Ada <ada@example.com>', /without a name/],
  ['angle brackets', '<ada@example.com>', /angle brackets/],
  ['mailto', 'mailto:ada@example.com', /mailto/],
  ['MAILTO', 'MAILTO:ada@example.com', /mailto/],
  ['a comma at the end', 'ada@example.com,', /comma or semicolon at the end/],
  ['a semicolon at the end', 'ada@example.com;', /comma or semicolon at the end/],
  ['a dot at the end', 'ada@example.com.', /dot at the end/],
  ['two addresses and a comma', 'ada@example.com,bob@example.com', /two addresses/],
  ['two addresses and a space', 'ada@example.com bob@example.com', /two addresses/],
  ['two addresses and a line break', 'ada@example.com\nbob@example.com', /two addresses/],
  ['two addresses and a bar', 'ada@example.com | bob@example.com', /two addresses/],
  ['two addresses with names', 'Ada <a@example.com>, Bob <b@example.com>', /two addresses/],
  ['two @', 'ada@bob@example.com', /exactly one @/],
  ['no @', 'ada.example.com', /exactly one @/],
  ['an encoded @', 'ada%40example.com', /exactly one @/],
  ['quotes', '“ada@example.com”', /part after the @/],
  ['a space inside', 'ada lovelace@example.com', /U\+0020/],
] as const) {
  test(`${what}: the rule says what to change`, () => {
    assert.match(emailRule(text)?.rule ?? 'an address', rule)
    assert.ok(!emailRule(text)?.rule.includes(text))
  })
}

test('a megabyte is no address, and has a key, in no time', () => {
  const hostile = [
    ...[`a${'\u0301\u0316'.repeat(240_000)}@example.com`, `a@${'a-'.repeat(500_000)}.com`],
    ...['@'.repeat(1_000_000), `${'a.'.repeat(500_000)}@example.com`, ' '.repeat(1_000_000)],
  ]
  const before = process.threadCpuUsage().user
  for (const text of hostile) {
    assert.match(emailRule(text)?.rule ?? '', /at most 254 bytes/)
    assert.notEqual(emailKey(text), '')
  }

  assert.ok(process.threadCpuUsage().user - before < 500_000)
})

test('254 characters are still an address', () => {
  const address = `adam@${'a.'.repeat(123)}com`

  assert.equal(address.length, 254)
  assert.equal(isEmailAddress(address), true)
})

for (const [value, key] of [
  ['ada@EXAMPLE.com', 'ada@example.com'],
  ['Ada@Example.Com', 'ada@example.com'],
  ['ａＤａ@Ｅxample.com', 'ada@example.com'],
  ['a­d​a⁠@exam­ple.com', 'ada@example.com'],
  ['ada@bücher.example', 'ada@bücher.example'],
  ['ADA@BÜCHER.EXAMPLE', 'ada@bücher.example'],
  ['ada@XN--BCHER-KVA.example', 'ada@bücher.example'],
  ['ΟΔΟΣ@example.com', 'οδοσ@example.com'],
  ['οδος@example.com', 'οδοσ@example.com'],
  ['Kelvin@example.com', 'kelvin@example.com'],
  [' ada@example.com ', 'ada@example.com'],
  ['Jose\u0301@example.com', 'josé@example.com'],
  ['a@b@EXAMPLE.com', 'a@b@example.com'],
] as const) {
  test(`the key of ${value} is ${key}`, () => assert.equal(emailKey(value), key))
}
