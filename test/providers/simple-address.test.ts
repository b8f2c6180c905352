import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emailKey, emailRule, mailboxKey } from '#providers/email.ts'
import { createRandom } from '../truth/day/random.ts'

// Most addresses are simple, and take a short cut. A tag keeps one from it and changes no rule.
const pieces = [
  ...(['a', 'Z', 'n', '1', '_', '.', '.', '-', '@', '@', 'com', '.com', 'x.com', '.org'] as const),
  ...['xn--', 'XN--p1ai', '0x', '127.0.0.1', '=?x?q?a?=', '%40', '"', '<', ';', ',', ' ', '\n'],
  ...['mailto:', '\u212a', 'İ', '＠', '。', '\u200d', '\u00ad', '\ufffd', '\ud800', '例', 'ß'],
] as const

function* hostileAddresses(count: number): Generator<string> {
  const random = createRandom('simple addresses')
  const piece = () => random.pick(random.chance(0.6) ? plain : pieces)
  for (let nth = 0; nth < count; nth += 1) {
    const text = Array.from({ length: random.int(1, 8) }, piece).join('')
    yield random.chance(0.5) ? text : `a@${text}${random.pick(['', '.com', '.', 'm'])}`
  }
}
const plain = ['a', 'B', '7', '_', '.', '-', '@', 'com', '.com', 'x.com'] as const

test('what breaks a rule in a simple address breaks it in any', () => {
  let good = 0
  for (const text of hostileAddresses(12_000)) {
    const rule = emailRule(`xx${text}`)
    assert.deepEqual(rule, emailRule(`x+${text}`), JSON.stringify(text))
    good += rule === undefined ? 1 : 0
  }
  assert.ok(good > 200, `${good} addresses are good`)
})

test('a simple address is the mailbox of the same address with a tag', () => {
  for (const text of hostileAddresses(12_000)) {
    if (!/^[\w.-]*@[^@＠]*$/u.test(text)) continue
    const tagged = `x${text.replace('@', '+tag@')}`
    assert.equal(mailboxKey(`x${text}`), mailboxKey(tagged), JSON.stringify(text))
  }
})

for (const [address, key] of [
  ['Ada.L_1@Mail.Example.com', 'ada.l_1@mail.example.com'],
  ['ada@xn--bcher-kva.example', 'ada@bücher.example'],
  ['ada@XN--BCHER-KVA.example', 'ada@bücher.example'],
  ['ada@0x7f.1', 'ada@127.0.0.1'],
  ['ada@1.2.3', 'ada@1.2.0.3'],
  ['ada@8', 'ada@0.0.0.8'],
  ['ada@x.08', 'ada@x.08'],
  ['ada@-x-.--y', 'ada@-x-.--y'],
  ['ada@a--b.com', 'ada@a--b.com'],
  ['ada@x..com', 'ada@x..com'],
  ['ada@x_y.com', 'ada@x_y.com'],
] as const) {
  test(`the key of ${address} is ${key}`, () => {
    assert.equal(emailKey(address), key)
  })
}

test('a simple address is checked in linear time', () => {
  const before = process.threadCpuUsage().user
  for (const piece of ['a', '.', '-', 'xn-', 'xn--', 'a.', '@', '@a', 'a@', '_', '-.']) {
    const text = piece.repeat(254 / piece.length)
    for (let time = 0; time < 100; time += 1) {
      for (const value of [text, `a@${text}`.slice(0, 254), `${text.slice(0, 250)}@a.`]) {
        emailRule(value)
        mailboxKey(value)
      }
    }
  }
  assert.ok(process.threadCpuUsage().user - before < 2_000_000)
})
