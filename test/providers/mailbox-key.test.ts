import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emailKey, emailRule, mailboxKey } from '#providers/email.ts'
import { wickrRules } from '#providers/wickr/rules.ts'

for (const address of [
  'ada@example.com',
  'ADA+list@example.com',
  'ada+a+b@Example.com',
  'ａｄａ＋x@example.com',
  '=?utf-8?q?ad=61?=@example.com',
  '=?UTF-8?Q?Ada?=+tag@example.com',
  '=?iso-8859-1?b?YWRh?=@example.com',
  '=?x?q?=61=64?=a@example.com',
  '=?utf-8?q?ada=2Btag?=@example.com',
  '=?utf-8?q?ada=40example.com=3E?=@example.org',
  '=?utf-8?q?=3D=3Fx=3Fq=3Fada=3F=3D?=@example.com',
]) {
  test(`${address} is the mailbox of ada@example.com`, () => {
    assert.equal(mailboxKey(address), 'ada@example.com')
    assert.equal(emailRule(address), undefined)
  })
}

for (const [address, key] of [
  ['ada.lovelace@example.com', 'ada.lovelace@example.com'],
  ['ada@sub.example.com', 'ada@sub.example.com'],
  ['+ada@example.com', '+ada@example.com'],
  ['ada-list@example.com', 'ada-list@example.com'],
  ['ada=?@example.com', 'ada=?@example.com'],
  ['ada@bücher.example', 'ada@bücher.example'],
] as const) {
  test(`${address} is a mailbox of its own`, () => assert.equal(mailboxKey(address), key))
}

test('a tag makes another person of the same mailbox', () => {
  assert.notEqual(emailKey('ada+list@example.com'), emailKey('ada@example.com'))
})

test('a Wickr name without @ is no mailbox', () => {
  const mailboxOf = (value: string) =>
    wickrRules.mailboxKey?.({ kind: 'USERNAME', value, details: {} })

  assert.equal(mailboxOf('ada+list'), undefined)
  assert.equal(mailboxOf('ada+list@example.com'), 'ada@example.com')
})

test('a megabyte has a mailbox in no time', () => {
  const before = process.threadCpuUsage().user
  for (const text of ['=?x?q?'.repeat(160_000), `${'+'.repeat(1_000_000)}@example.com`]) {
    assert.notEqual(mailboxKey(text), '')
  }
  const words = `${'=?x?q?a'.repeat(30)}@example.com`

  assert.equal(mailboxKey(words), words)
  assert.ok(process.threadCpuUsage().user - before < 500_000)
})
