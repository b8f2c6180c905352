import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runAtOnce } from '#event-loop/slices.ts'
import { checkRequest } from '#invites/check/check-request.ts'
import { linksOnlyTo } from '#invites/check/links/links.ts'
import type { RequestTarget } from '#invites/check/request.ts'
import type { Recipient } from '#providers/contract/recipient.ts'
import { emailKey, emailRule } from '#providers/email.ts'
import { userKey } from '#providers/wickr/rules.ts'
import { trimInvisible } from '#text/characters.ts'
import { domainRule } from '#text/domain-name.ts'
import { textRule } from '#text/text-rule.ts'
import { redactor, secretMasker } from '../../../src/redact/redactor.ts'
import { rulebook, sendRequest } from './rulebook.ts'

const rules = rulebook(['example.com'])

const recipient: Recipient = { kind: 'USERNAME', value: 'ada@example.com', details: {} }
const target: RequestTarget = {
  ...{ provider: 'WICKR', operation: 'invite', destinationId: '12345678', message: {} },
  ...{ path: 'targets.0.wickr', list: 'recipients' },
  recipients: [{ recipient, position: 0 }],
}
const checkTarget = (change: Partial<RequestTarget>) =>
  runAtOnce(checkRequest(sendRequest([{ ...target, ...change }]), rules))
const checkRecipient = (change: Partial<Recipient>, more: Partial<RequestTarget> = {}) =>
  checkTarget({ ...more, recipients: [{ recipient: { ...recipient, ...change }, position: 0 }] })
const organization = { provider: 'TENCENT_ORGANIZATION', destinationId: 'organization' } as const
const repostPrivate = { provider: 'REPOST_PRIVATE', destinationId: 'SP1' } as const

/** Every check that a text meets, by itself and in a request. */
const checks: Readonly<Record<string, (text: string) => unknown>> = {
  emailRule,
  emailKey,
  userKey,
  domainRule,
  trimInvisible,
  linksOnlyTo: (text) => linksOnlyTo(text, ['example.com']),
  'a line': (text) => textRule(text, { name: 'title', min: 1, max: 200 }),
  'several lines': (text) => textRule(text, { name: 'body', min: 1, max: 600, lines: true }),
  redactor: (text) => redactor(['ada@example.com', 'Ada'])(text),
  secretMasker: (text) => secretMasker(['password'])(text),
  'the idempotency key': (idempotencyKey) =>
    runAtOnce(checkRequest({ ...sendRequest([target]), idempotencyKey }, rules)),
  'the name of a batch': (name) =>
    runAtOnce(checkRequest({ ...sendRequest([target]), name }, rules)),
  'a title': (title) => checkTarget({ ...repostPrivate, message: { title, body: 'x' } }),
  'a body': (body) => checkTarget({ ...repostPrivate, message: { title: 'x', body } }),
  'a message of a new upstream': (text) => checkTarget({ message: { text } }),
  'a space': (destinationId) => checkTarget({ ...repostPrivate, destinationId }),
  'an account': (destinationId) => checkTarget({ provider: 'CHIME', destinationId }),
  'a network': (destinationId) => checkTarget({ destinationId }),
  'an e-mail address': (value) => checkRecipient({ kind: 'EMAIL', value }, { provider: 'CHIME' }),
  'a username': (value) => checkRecipient({ value }),
  'an accessor id': (value) => checkRecipient({ kind: 'ACCESSOR_ID', value }, repostPrivate),
  'a UIN': (value) => checkRecipient({ kind: 'ACCOUNT_UIN', value }, organization),
  'a user id': (value) => checkRecipient({ kind: 'USER_ID', value }, { operation: 'reinvite' }),
  'a person key': (personKey) => checkRecipient({ personKey }),
  'a first name': (firstName) => checkRecipient({ details: { securityGroupId: 'g', firstName } }),
  'a security group': (securityGroupId) => checkRecipient({ details: { securityGroupId } }),
  'a remark': (remark) =>
    checkRecipient(
      { kind: 'ACCOUNT_UIN', value: '100000000001', details: { name: 'Ada', remark } },
      organization,
    ),
}

const pieces = [
  ...['a', '1', ' ', '.', '@', '-', ':', '/', '\\', '<', '&', '[', ',', '"', '。', '中', '\ufdfa'],
  ...['\u0301\u0316', '\u0316\u0301a', 'a.', 'a@', '@a.', 'a-', 'a:', '/a', ' \u200b', '\u2068'],
  ...['https://', 'https:a。', 'a.com ', 'www.', '&lt;', '🎉', '\u094d\u200d', 'eyJ', '::', '%40'],
]

for (const [name, check] of Object.entries(checks)) {
  test(`${name}: 16 times the text takes at most 64 times the CPU`, () => {
    for (const piece of pieces) {
      const small = `a${piece.repeat(8_000 / piece.length)}`
      const large = `a${piece.repeat((8_000 / piece.length) * 16)}`
      check(small)
      const ratio =
        median(() => check(large)) /
        Math.max(
          median(() => check(small)),
          leastMs,
        )

      assert.ok(ratio <= 64, `${JSON.stringify(piece)}: ${ratio.toFixed(0)} times`)
    }
  })
}

// A floor, so that a busy machine does not count: 8,000 units by a loop in a loop take longer.
const leastMs = 2

/** Of five times on this thread's processor, in milliseconds: other processes do not count. */
function median(work: () => unknown): number {
  const measured = Array.from({ length: 5 }, () => {
    const before = process.threadCpuUsage()
    work()
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000
  })
  return measured.sort((a, b) => a - b)[2] ?? 0
}
