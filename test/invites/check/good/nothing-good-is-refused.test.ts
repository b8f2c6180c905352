import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runAtOnce } from '#event-loop/slices.ts'
import { checkRequest } from '#invites/check/check-request.ts'
import type { RequestTarget } from '#invites/check/request.ts'
import type { Recipient } from '#providers/contract/recipient.ts'
import { rulebook, sendRequest } from '../rulebook.ts'
import { realAddresses } from './addresses.ts'
import { realNames } from './names.ts'
import { linkHosts, ordinaryTexts, ordinaryTitles } from './texts.ts'

const names = realNames()
const addresses = realAddresses()
const texts = ordinaryTexts()

test('there are 10,000 names, 2,000 addresses and 200 texts to be accepted', () => {
  assert.ok(new Set(names.map(({ first, last }) => `${first} ${last}`)).size >= 10_000)
  assert.ok(new Set(addresses).size >= 2_000)
  assert.ok(new Set(texts).size >= 200)
})

test('real names are accepted as names of Wickr users, where no link is allowed', () => {
  const recipients = names.map(({ first, last }, index) => ({
    kind: 'USERNAME' as const,
    value: `user${index}@example.com`,
    details: { securityGroupId: 'group', firstName: first, lastName: last },
  }))

  accepts([target('WICKR', '12345678', {}, recipients)], [])
})

test('real names are accepted as names and remarks of members, where no link is allowed', () => {
  const recipients = names.map(({ first, last }, index) => ({
    kind: 'ACCOUNT_UIN' as const,
    value: String(100_000_000_000 + index),
    details: { name: `${first} ${last}`, remark: `${last}, ${first}` },
  }))

  accepts([target('TENCENT_ORGANIZATION', 'organization', {}, recipients)], [])
})

test('real names are accepted as usernames', () => {
  const recipients = names.map(({ first, last }) => ({
    kind: 'USERNAME' as const,
    value: `${first} ${last}`.replaceAll(/\p{Bidi_Control}|\u200b/gu, ''),
    details: { securityGroupId: 'group' },
  }))

  accepts([target('WICKR', '12345678', {}, recipients)], [])
})

test('addresses that a mail system delivers are accepted, with blanks around them too', () => {
  const spaced = addresses.map((address, index) => blanks[index % blanks.length] + address)
  const people = (values: readonly string[], kind: 'EMAIL' | 'USERNAME') =>
    values.map((value) => ({ kind, value, details: { securityGroupId: 'group' } }))

  accepts([target('CHIME', 'account', { userType: 'PrivateUser' }, people(spaced, 'EMAIL'))], [])
  accepts([target('WICKR', '12345678', {}, people(spaced, 'USERNAME'))], [])
})

test('ordinary invitations in twelve languages are accepted', () => {
  const titles = ordinaryTitles()
  const targets = texts.map((body, index) =>
    target('REPOST_PRIVATE', 'SP1', { title: titles[index % titles.length] ?? '', body }, [
      { kind: 'ACCESSOR_ID', value: '94682c8d-1234-5678-9abc-e001c76e2c44', details: {} },
    ]),
  )

  accepts(targets, linkHosts)
})

const blanks = ['', ' ', '\u200b', '\u200e', '\u202a', '\u2060', '\ufeff', '\u00a0']

function target(
  provider: RequestTarget['provider'],
  destinationId: string,
  message: RequestTarget['message'],
  recipients: readonly Recipient[],
): RequestTarget {
  return {
    ...{ provider, destinationId, message, operation: 'invite', path: provider },
    list: 'recipients',
    recipients: recipients.map((recipient, position) => ({ recipient, position })),
  }
}

function accepts(targets: readonly RequestTarget[], hosts: readonly string[]): void {
  const rules = rulebook(hosts)
  const limits = { ...rules.limits, maxTargetsPerBatch: targets.length }
  const result = runAtOnce(checkRequest(sendRequest(targets), { ...rules, limits }))

  assert.deepEqual(result.kind === 'invalid-input' ? result.issues.slice(0, 5) : [], [])
  assert.equal(result.kind, 'checked')
}
