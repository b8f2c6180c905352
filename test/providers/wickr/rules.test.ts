import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Operation } from '#providers/contract/call.ts'
import type { Recipient, RecipientKind } from '#providers/contract/recipient.ts'
import type { Target } from '#providers/contract/rules.ts'
import { wickrRules } from '#providers/wickr/rules.ts'

const networkIds: readonly [string, boolean][] = [
  ['12345678', true],
  ['00000000', true],
  ['', false],
  ['1234567', false],
  ['123456789', false],
  ['1234567a', false],
  ['12345678\n', false],
  [' 12345678', false],
  ['١٢٣٤٥٦٧٨', false],
]

for (const [destinationId, accepted] of networkIds) {
  test(`Wickr: ${JSON.stringify(destinationId)} is ${accepted ? 'a' : 'no'} network id`, () => {
    const target: Target = {
      provider: 'WICKR',
      operation: 'invite',
      destinationId,
      message: {},
    }

    const issues = wickrRules.checkTarget(target)

    assert.deepEqual(
      issues.map(({ field }) => field),
      accepted ? [] : ['networkId'],
    )
  })
}

const group = { securityGroupId: 'SG1' }
const longest = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.co`

const recipients: readonly [Operation, RecipientKind, string, Recipient['details'], string?][] = [
  ['invite', 'EMAIL', 'ada@example.com', group],
  ['invite', 'EMAIL', ' ada@example.com ', group],
  ['invite', 'EMAIL', longest, group],
  ['invite', 'EMAIL', '', group, 'username'],
  ['invite', 'EMAIL', 'ada', group, 'username'],
  ['invite', 'EMAIL', 'ada@example', group, 'username'],
  ['invite', 'EMAIL', 'ada@example.com,grace@example.com', group, 'username'],
  ['invite', 'EMAIL', 'ada@grace@example.com', group, 'username'],
  ['invite', 'EMAIL', 'ada \u200b@example.com', group, 'username'],
  ['invite', 'EMAIL', `${longest}aaaaaaaaaaaa`, group, 'username'],
  ['invite', 'USERNAME', 'ada', group],
  ['invite', 'USERNAME', 'Ada Lovelace 😀', group],
  ['invite', 'USERNAME', 'ada@example.com', group],
  ['invite', 'USERNAME', '', group, 'username'],
  ['invite', 'USERNAME', '   ', group, 'username'],
  ['invite', 'USERNAME', 'a\u0000b', group, 'username'],
  ['invite', 'USERNAME', 'a\nb', group, 'username'],
  ['invite', 'USERNAME', 'a\u202eb', group, 'username'],
  ['invite', 'USERNAME', 'ada@lovelace', group, 'username'],
  ['invite', 'EMAIL', 'ada@example.com', {}, 'securityGroupId'],
  ['invite', 'EMAIL', 'ada@example.com', { securityGroupId: '' }, 'securityGroupId'],
  ['invite', 'EMAIL', 'ada@example.com', { securityGroupId: 'a b' }, 'securityGroupId'],
  ['invite', 'USERNAME', 'ada', { ...group, firstName: 'Ada', lastName: 'Lovelace' }],
  ['invite', 'USER_ID', '1234567890', group, 'username'],
  ['invite', 'ACCESSOR_ID', 'ada', group, 'username'],
  ['reinvite', 'USER_ID', '0', {}],
  ['reinvite', 'USER_ID', '4294967296', {}],
  ['reinvite', 'USER_ID', '12345678901', {}, 'userIds'],
  ['reinvite', 'USER_ID', '', {}, 'userIds'],
  ['reinvite', 'USER_ID', '12a', {}, 'userIds'],
  ['reinvite', 'USER_ID', '12\n', {}, 'userIds'],
  ['reinvite', 'USER_ID', '-1', {}, 'userIds'],
  ['reinvite', 'USER_ID', '٣', {}, 'userIds'],
  ['reinvite', 'EMAIL', 'ada@example.com', {}],
]

for (const [operation, kind, value, details, field] of recipients) {
  const shown = JSON.stringify({ [kind]: value, ...details })
  test(`Wickr: ${operation} ${field ? `refuses the ${field} of` : 'takes'} ${shown}`, () => {
    const issue = wickrRules.checkRecipient({ kind, value, details }, operation)

    assert.equal(issue?.field, field)
    if (value.trim() !== '') assert.ok(!issue?.rule.includes(value))
  })
}

const pairs: readonly [string, string, boolean][] = [
  ['ada@example.com', ' ada@EXAMPLE.com', true],
  ['Ada@example.com', 'ada@example.com', false],
  ['jos\u00e9@example.com', 'jose\u0301@example.com', true],
  ['ada', ' ada ', true],
  ['ada', 'Ada', false],
  ['jos\u00e9', 'jose\u0301', true],
]

for (const [one, other, same] of pairs) {
  test(`Wickr: ${one} and ${other} are ${same ? 'the same' : 'two recipients'}`, () => {
    const key = (value: string) => wickrRules.recipientKey({ kind: 'USERNAME', value, details: {} })

    assert.equal(key(one) === key(other), same)
  })
}
