import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emailKey, isEmailAddress } from '#providers/email.ts'

const addresses = [
  'ada@example.com',
  'ada.lovelace+chime@mail.example.co.uk',
  "o'neil@example.com",
  'x@a.b',
  '王@例子.中国',
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

test('254 characters are still an address', () => {
  const address = `ada@${'a.'.repeat(123)}comm`

  assert.equal(address.length, 254)
  assert.equal(isEmailAddress(address), true)
})

for (const [value, key] of [
  ['ada@EXAMPLE.com', 'ada@example.com'],
  ['Ada@Example.Com', 'Ada@example.com'],
  [' ada@example.com ', 'ada@example.com'],
  ['Jose\u0301@example.com', 'José@example.com'],
  ['a@b@EXAMPLE.com', 'a@b@example.com'],
] as const) {
  test(`the key of ${value} is ${key}`, () => assert.equal(emailKey(value), key))
}
