import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { InviteTargetInput } from '../gql/graphql.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import {
  network,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
  wickrUser,
} from '../support/requests/targets.ts'

interface Said {
  readonly kind: string
  readonly requestId: string | null
  readonly emailStatus: string
  readonly code?: string
  readonly field?: string | null
  readonly error?: {
    readonly code: string
    readonly message: string
    readonly requestId: string | null
    readonly operation: string
    readonly details: readonly { readonly name: string; readonly value: string }[]
  } | null
}

const error = 'error { code message requestId operation details { name value } }'
const query = `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
  ... on SendInvitesPayload {
    batch { progress { counts { sent sentWithoutEmail failed } } }
    results {
      kind: __typename
      ... on InviteOutcomeBase { requestId emailStatus }
      ... on InviteFailed { code field ${error} }
      ... on InviteUnconfirmed { ${error} }
    } } } }`

async function sendTo(gateway: TestGateway, target: InviteTargetInput) {
  const input = { idempotencyKey: randomUUID(), targets: [target] }
  const response = await gateway.post({ query, variables: { input } })
  const { data } = (await response.json()) as {
    data: {
      sendInvites: {
        results: readonly Said[]
        batch: { progress: { counts: Readonly<Record<string, number>> } }
      }
    }
  }
  const { results, batch } = data.sendInvites
  const [first] = results
  assert.ok(first)
  return { first, results, counts: batch.progress.counts }
}

const detailsOf = ({ error }: Said) =>
  Object.fromEntries((error?.details ?? []).map(({ name, value }) => [name, value]))

const id = '10000000-0000-4000-8000-000000000001'
const rows: Readonly<Record<string, [InviteTargetInput, Readonly<Record<string, string>>]>> = {
  'the quota that is used up': [
    toRepostPrivate([id], { spaceId: 'SP-quota' }),
    {
      serviceCode: 'repostspace',
      quotaCode: 'L-5A1DB0C5',
      resourceId: 'SP-quota',
      resourceType: 'space',
    },
  ],
  'the resource that is missing': [
    toRepostPrivate([id], { spaceId: 'SP-unknown' }),
    { resourceId: 'SP-unknown', resourceType: 'space' },
  ],
  'the reason of a validation': [
    toRepostPrivate([id], { spaceId: 'SP-invalid' }),
    { reason: 'other' },
  ],
  'every field that is wrong, with its message': [
    toRepostPrivate([id], { spaceId: 'SP-fields' }),
    {
      reason: 'fieldValidationFailed',
      'fieldList[0].name': 'title',
      'fieldList[0].message': 'It must not contain a greeting.',
      'fieldList[1].name': 'body',
      'fieldList[1].message': 'It must mention the space.',
    },
  ],
  'how long to wait after a 500': [
    toRepostPrivate([id], { spaceId: 'SP-busy' }),
    { retryAfterSeconds: '7' },
  ],
  'how long to wait after a 503': [
    toChime(['ada@example.com'], { accountId: 'busy-account' }),
    { Code: 'ServiceUnavailable', retryAfterSeconds: '5' },
  ],
  'the finer code of Chime': [
    toChime(['ada@example.com'], { accountId: 'quota-account' }),
    { Code: 'ResourceLimitExceeded' },
  ],
  'every reason of Wickr': [
    toWickr(['wrong@example.com']),
    {
      'reasons[0].field': 'users.0.username',
      'reasons[0].reason': 'Not a user that can be invited',
      'reasons[1].field': 'users.0.firstName',
      'reasons[1].reason': 'Not a first name',
    },
  ],
  'the overall message of Wickr': [
    toWickr(['invalid@example.com']),
    { field: 'username', message: 'Some users were not processed' },
  ],
}

for (const [title, [target, details]] of Object.entries(rows)) {
  test(`an outcome tells ${title}`, async () => {
    await using gateway = await startTestGateway()

    const { first } = await sendTo(gateway, target)

    assert.deepEqual(detailsOf(first), details)
    assert.ok(first.requestId)
    assert.equal(first.requestId, first.error?.requestId)
  })
}

for (const accountId of ['unavailable-account', 'outage-account']) {
  test(`an unconfirmed invite at ${accountId} keeps the error of its own call`, async () => {
    await using gateway = await startTestGateway()

    const { first } = await sendTo(gateway, toChime(['ada@example.com'], { accountId }))

    const [invited] = gateway.emulators.CHIME.requests
    assert.equal(first.kind, 'InviteUnconfirmed')
    assert.equal(first.error?.code, 'ServiceUnavailableException')
    assert.equal(first.error?.operation, 'InviteUsers')
    assert.equal(first.error?.requestId, invited?.requestId)
    assert.ok(gateway.emulators.CHIME.requests.length > 1, 'it was looked up')
  })
}

test('a code is whole, whatever the member is called', async () => {
  await using gateway = await startTestGateway()
  const recipients = ['Member', 'Name', 'FailedOperation'].map((name) => ({
    ...{ uin: '100000000406', name },
  }))

  for (const recipient of recipients) {
    const { first } = await sendTo(gateway, { tencentOrganization: { recipients: [recipient] } })
    assert.equal(first.error?.code, 'FailedOperation.MemberNameUsed')
  }
})

test('an account that may not send is no fault of the invitee', async () => {
  await using gateway = await startTestGateway()

  const { first } = await sendTo(gateway, toTencentOrganization(['100000000401']))

  assert.equal(first.kind, 'InviteFailed')
  assert.equal(first.field, null)
  assert.equal(first.code, 'ACCESS_DENIED')
})

for (const [title, target, kind] of [
  ['Chime, sent', toChime(['ada@example.com']), 'InviteSent'],
  ['Chime, a member', toChime(['accepted@example.com']), 'InviteAlreadyMember'],
  ['Chime, failed', toChime(['failed@example.com']), 'InviteFailed'],
  ['Chime, found by a look-up', toChime(['omitted@example.com']), 'InviteSent'],
  ['Wickr, sent', toWickr(['ada@example.com']), 'InviteSent'],
  ['Wickr, read as pending', toWickr(['pending.person@example.com']), 'InviteAlreadyPending'],
  ['Wickr, read as a member', toWickr(['exists@example.com']), 'InviteAlreadyMember'],
  ['Tencent, pending', toTencentOrganization(['100000000409']), 'InviteAlreadyPending'],
  ['Tencent, a member', toTencentOrganization(['100000000410']), 'InviteAlreadyMember'],
] as const) {
  test(`the outcome names the request of the upstream: ${title}`, async () => {
    await using gateway = await startTestGateway()

    const { first } = await sendTo(gateway, target)

    const { CHIME, WICKR, TENCENT_ORGANIZATION } = gateway.emulators
    const made = [CHIME, WICKR, TENCENT_ORGANIZATION].flatMap(({ requests }) => requests)
    assert.equal(first.kind, kind)
    assert.equal(first.requestId, made.at(-1)?.requestId)
  })
}

test('every outcome tells the status of its e-mail, and the counts those without one', async () => {
  await using gateway = await startTestGateway()
  const people = ['ada', 'not-sent', 'returned', 'failed', 'accepted']

  const { results, counts } = await sendTo(
    gateway,
    toChime(people.map((name) => `${name}@example.com`)),
  )

  assert.deepEqual(
    results.map(({ kind, emailStatus }) => `${kind} ${emailStatus}`),
    [
      'InviteSent SENT',
      'InviteSent NOT_SENT',
      'InviteSent FAILED',
      'InviteFailed FAILED',
      'InviteAlreadyMember NOT_SENT',
    ],
  )
  assert.deepEqual(counts, { sent: 3, sentWithoutEmail: 2, failed: 1 })
})

test('details never repeat names or addresses, and a name only hides whole words', async () => {
  await using gateway = await startTestGateway()
  gateway.emulators.WICKR.next({
    kind: 'error',
    name: 'ValidationError',
    message: 'The username of Lovelace is not valid, nor is userLovelaceId.',
    fields: {
      reasons: [{ field: 'users.0.lastName', reason: 'Lovelace, ada@example.com is too long' }],
    },
  })
  const recipients = [{ ...wickrUser('ada@example.com'), firstName: 'User', lastName: 'Lovelace' }]

  const { first } = await sendTo(gateway, { wickr: { networkId: network, recipients } })

  assert.equal(
    first.error?.message,
    'The username of [redacted] is not valid, nor is userLovelaceId.',
  )
  assert.equal(detailsOf(first)['reasons[0].reason'], '[redacted], [redacted] is too long')
})
