import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { InviteTargetInput } from '../../gql/graphql.ts'
import { startTestGateway } from '../../support/gateway.ts'
import {
  requestsTo,
  resetEmulators,
  send,
  sentBy,
  trySend,
} from '../../support/requests/send-invites.ts'
import {
  account,
  member,
  network,
  securityGroupId,
  toRepostPrivate,
  wickrUser,
} from '../../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

/** A target with a bad recipient first and `good` second; `field` is what is wrong with the first. */
interface Row {
  readonly what: string
  readonly emulator: ProviderKind
  readonly target: InviteTargetInput
  readonly field: string
  readonly good: string
}

const shown = (value: string) =>
  value.length > 40 ? `${value.length} characters` : JSON.stringify(value)

const emails = [
  ...['', ' ', 'ada', '@', '@example.com', 'ada@', 'ada@example', 'ada@example.', 'ada@.com'],
  ...['ada@example..com', 'ada@@example.com', 'ada@bob@example.com', 'ada@exa_mple.com'],
  ...['ada lovelace@example.com', 'ada@example.com,bob@example.com', 'ada@example.com;'],
  ...['Ada <ada@example.com>', '<ada@example.com>', '"ada"@example.com', 'ada(x)@example.com'],
  ...['ada\0@example.com', 'ada@example.com\0', 'ada\n@example.com', 'ada@exam\tple.com'],
  ...['\u202eada@example.com', 'a\u200bda@example.com', 'ada＠example.com', 'a\u00add@example.com'],
  ...['\ud83cada@example.com', `${'a'.repeat(65)}@example.com`, `a@${'b'.repeat(64)}.com`],
  ...[`a@${'b.'.repeat(127)}com`, `${randomText(4_000)}@example.com`],
]

const goodEmail = 'good@example.com'
const chime = (what: string, bad: { email: string; personKey?: string }, field: string): Row => ({
  what,
  emulator: 'CHIME',
  target: { chime: { accountId: account, recipients: [bad, { email: goodEmail }] } },
  field,
  good: goodEmail,
})

const wickr = (what: string, bad: Partial<ReturnType<typeof wickrUser>>, field: string): Row => ({
  what,
  emulator: 'WICKR',
  target: {
    wickr: {
      networkId: network,
      recipients: [{ username: 'bad@example.com', securityGroupId, ...bad }, wickrUser(goodEmail)],
    },
  },
  field,
  good: goodEmail,
})

const tencentOrganization = (
  what: string,
  bad: Partial<ReturnType<typeof member>>,
  field: string,
): Row => ({
  what,
  emulator: 'TENCENT_ORGANIZATION',
  target: {
    tencentOrganization: {
      recipients: [{ ...member('100000000001'), ...bad }, member('100000000002')],
    },
  },
  field,
  good: '100000000002',
})

const rows: readonly Row[] = [
  ...emails.map((email) => chime(`e-mail ${shown(email)}`, { email }, 'email')),
  ...['', ' ', 'user 1', 'user\n1', 'user\0', '\ud83c', randomText(4_000), 'x'.repeat(321)].map(
    (bad): Row => ({
      what: `accessor id ${shown(bad)}`,
      emulator: 'REPOST_PRIVATE',
      target: toRepostPrivate([bad, 'user-2']),
      field: 'accessorId',
      good: 'user-2',
    }),
  ),
  ...['', '  ', 'a\tb', 'a\0', 'a\u0085b', 'a\u2028b', 'a\u202eb', '\ud83c', '@', 'a@b', 'a@b c.de']
    .concat(randomText(4_000), 'x'.repeat(321))
    .map((username) => wickr(`username ${shown(username)}`, { username }, 'username')),
  ...['', ' ', 'SG 1', 'SG\0'].map((id) =>
    wickr(`security group ${shown(id)}`, { securityGroupId: id }, 'securityGroupId'),
  ),
  wickr('a first name with NUL', { firstName: 'A\0da' }, 'firstName'),
  wickr('half an emoji for a last name', { lastName: '🎉'.slice(1) }, 'lastName'),
  ...['', ' ', '0', '0100000000001', '-1', '+1', '1.5', '1e11', '0x10', '12a', '1 2', '１２', '1\0']
    .concat('18446744073709551616', '9'.repeat(21), '1'.repeat(4_000))
    .map((uin) => tencentOrganization(`UIN ${shown(uin)}`, { uin }, 'uin')),
  ...['', '  ', 'Ada\n', 'A\0da', '\ud83c'].map((name) =>
    tencentOrganization(`name ${shown(name)}`, { name }, 'name'),
  ),
  ...['a\0', 'a\nb', '\ud83c'].map((remark) =>
    tencentOrganization(`remark ${shown(remark)}`, { remark }, 'remark'),
  ),
  ...['', 'x'.repeat(201), '🎉'.repeat(201), 'a\0', 'a\nb', '\ud83c'].map((personKey) =>
    chime(`key ${shown(personKey)}`, { email: 'ada@example.com', personKey }, 'personKey'),
  ),
]

const sendAnyway = { duplicates: { onDuplicate: 'SEND_ANYWAY' } } as const

for (const { what, emulator, target, field, good } of rows) {
  test(`${emulator}: ${field} of ${what} fails alone`, async () => {
    resetEmulators(gateway)

    const { results } = await send(gateway, { targets: [target], ...sendAnyway })

    const [bad, other] = results
    assert.ok(bad?.__typename === 'InviteFailed')
    assert.deepEqual(
      [bad.failureCode, bad.field, bad.retryable, bad.evidence, bad.error],
      ['INVALID_RECIPIENT', field, false, 'INFERRED', null],
    )
    assert.ok(bad.message.startsWith(`${field}: `))
    assert.equal(other?.__typename, 'InviteSent')
    assert.deepEqual(sentBy(gateway.emulators[emulator]), [good])
  })

  test(`${emulator}: with REJECT_BATCH, ${field} of ${what} refuses all`, async () => {
    resetEmulators(gateway)

    const answer = await trySend(gateway, {
      targets: [toRepostPrivate(['user-9']), target],
      onInvalid: 'REJECT_BATCH',
      ...sendAnyway,
    })

    assert.ok(answer.__typename === 'InvalidInput')
    assert.deepEqual(
      answer.issues.map(({ path }) => path),
      [`targets.1.${Object.keys(target)[0]}.recipients.0.${field}`],
    )
    assert.equal(requestsTo(gateway), 0)
  })
}

/** Nothing that a database could press into less. */
function randomText(length: number): string {
  const letters = Array.from({ length }, () => Math.floor(Math.random() * 36).toString(36))
  return letters.join('')
}
