import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { InviteTargetInput } from '../../gql/graphql.ts'
import { startTestGateway } from '../../support/gateway.ts'
import {
  kindsOf,
  reinvite,
  resetEmulators,
  send,
  sentBy,
} from '../../support/requests/send-invites.ts'
import {
  member,
  network,
  toChime,
  toRepostPrivate,
  toWickr,
} from '../../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

interface Row {
  readonly what: string
  readonly emulator: ProviderKind
  readonly target: InviteTargetInput
  /** As it arrives. */
  readonly sent: string
}

const longEmail = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.io`
const rows: readonly Row[] = [
  ...[
    ['an address in an umlaut domain', 'ada@bücher.de'],
    ['an address with a tag', 'ada+1@example.com'],
    ['an address of 254 bytes', longEmail],
    ['white space around an address', ' ada@example.com\n', 'ada@example.com'],
  ].map(([what = '', given = '', sent = given]) => ({
    what,
    emulator: 'CHIME' as const,
    target: toChime([given]),
    sent,
  })),
  ...[
    ['a username that is no address', 'ada.lovelace'],
    ['a username with a space in it', 'Ada Lovelace'],
    ['a username of 320 letters', 'x'.repeat(320)],
    ['white space around a username', ' ada ', 'ada'],
  ].map(([what = '', given = '', sent = given]) => ({
    what,
    emulator: 'WICKR' as const,
    target: toWickr([given]),
    sent,
  })),
  ...[
    ['an accessor id of 47 letters', 'x'.repeat(47)],
    ['white space around an accessor id', ' user-1 ', 'user-1'],
  ].map(([what = '', given = '', sent = given]) => ({
    what,
    emulator: 'REPOST_PRIVATE' as const,
    target: toRepostPrivate([given]),
    sent,
  })),
  ...[
    ['a UIN of one digit', '7'],
    ['a UIN of twelve digits', '100000000001'],
    ['the last UIN that a number holds', '9007199254740991'],
    ['the first UIN that a number does not hold', '9007199254740993'],
    ['the largest UIN', '18446744073709551615'],
    ['white space around a UIN', ' 100000000003 ', '100000000003'],
  ].map(([what = '', given = '', sent = given]) => ({
    what,
    emulator: 'TENCENT_ORGANIZATION' as const,
    target: { tencentOrganization: { recipients: [{ ...member(sent), uin: given }] } },
    sent,
  })),
]

for (const { what, emulator, target, sent } of rows) {
  test(`${emulator}: ${what} arrives as it is`, async () => {
    resetEmulators(gateway)

    const { results } = await send(gateway, {
      targets: [target],
      duplicates: { onDuplicate: 'SEND_ANYWAY' },
    })

    assert.deepEqual(kindsOf(results), ['InviteSent'])
    assert.equal(results[0]?.recipient.value, sent)
    assert.deepEqual(sentBy(gateway.emulators[emulator]), [sent])
  })
}

test('a UIN written as a number in the document keeps every digit', async () => {
  resetEmulators(gateway)
  const query = `mutation { sendInvites(input: { idempotencyKey: 1, targets: [
    { tencentOrganization: { recipients: [{ uin: 9007199254740995, name: "Big" }] } }] }) {
    __typename } }`

  const response = await gateway.post({ query })

  const { data } = await response.json()
  assert.deepEqual(data, { sendInvites: { __typename: 'SendInvitesPayload' } })
  assert.deepEqual(sentBy(gateway.emulators.TENCENT_ORGANIZATION), ['9007199254740995'])
})

test('a person key of 200 emoji is kept', async () => {
  resetEmulators(gateway)
  const recipients = [{ ...member('100000000005'), personKey: '🎉'.repeat(200) }]

  // The emulator refuses parameters that it does not know: the key stays here.
  const { results } = await send(gateway, { targets: [{ tencentOrganization: { recipients } }] })

  assert.equal(results[0]?.__typename, 'InviteSent')
  assert.equal(results[0].recipient.personKey, '🎉'.repeat(200))
})

const userIds = [
  { userId: '77123456789', field: 'userIds' },
  { userId: '', field: 'userIds' },
  { userId: '12x', field: 'userIds' },
  { userId: '7700000001\0', field: 'userIds' },
  { userId: '7712345678', field: undefined },
  { userId: ' 7712345679 ', field: undefined },
] as const
for (const { userId, field } of userIds) {
  const fate = field === undefined ? 'is reinvited' : 'fails alone'
  test(`wickr: user id ${JSON.stringify(userId)} ${fate}`, async () => {
    resetEmulators(gateway)
    const asked = [userId, '7700000000']

    const { results } = await reinvite(gateway, {
      who: { wickr: { networkId: network, userIds: asked } },
      duplicates: { windowSeconds: 0 },
    })

    const [first, second] = results
    assert.equal(first !== undefined && 'field' in first ? first.field : undefined, field)
    assert.equal(first !== undefined && 'failureCode' in first, field !== undefined)
    assert.equal(second?.__typename, 'InviteSent')
    assert.deepEqual(
      sentBy(gateway.emulators.WICKR),
      (field === undefined ? asked : ['7700000000']).map((id) => id.trim()),
    )
  })
}
