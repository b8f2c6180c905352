import { graphqlRequest, type Row } from '../row.ts'

const ok = { status: 200 }
const invalid = { ...ok, says: /"InvalidInput"/ }
const badInput = { status: 400, code: 'BAD_USER_INPUT' }
const refusal =
  '__typename ... on UserError { code message } ... on InvalidInput { issues { path } }'
const revoke = (inviteIds: unknown, more: object = {}) =>
  graphqlRequest(
    `mutation ($input: RevokeInvitesInput!) { revokeInvites(input: $input) {
      ${refusal} ... on LimitExceeded { limit actual }
      ... on RevokeInvitesPayload { results { __typename ... on RevokeFailed { code } } }
    } }`,
    { input: { inviteIds, ...more } },
  )
const act = (name: string, batchId: unknown, more: object = {}) =>
  graphqlRequest(
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { __typename ... on UserError { code } }
    }`,
    { input: { batchId, ...more } },
  )
const reinvite = (who: unknown, more: object = {}) =>
  graphqlRequest(
    `mutation ($input: ReinviteUsersInput!) { reinviteUsers(input: $input) {
      ${refusal} ... on LimitExceeded { limit actual }
      ... on ReinviteUsersPayload { results { __typename } }
    } }`,
    { input: { idempotencyKey: `hostile ${JSON.stringify(who).slice(0, 200)}`, who, ...more } },
  )
const chime = [{ chime: { accountId: 'team', recipients: [{ email: 'hostile@example.com' }] } }]
const send = (planFingerprint: unknown) =>
  graphqlRequest(
    `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) { ${refusal} } }`,
    {
      input: { idempotencyKey: 'hostile plan', planFingerprint, targets: chime },
    },
  )
const plan = (targets: unknown, more: object = {}) =>
  graphqlRequest(
    `query ($input: PlanInvitesInput!) { planInvites(input: $input) {
      ${refusal} ... on LimitExceeded { limit actual }
      ... on InvitePlan { willSend }
    } }`,
    { input: { targets, ...more } },
  )
const long = 'x'.repeat(900_000)
const none = { ...ok, says: /"results":\[\]/ }
const notFound = { ...ok, says: /"NOT_FOUND"/ }
const outdated = { ...ok, says: /"PlanOutdated"/ }
const emails = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ email: `${index}@e.xx` }))
const madeUp = (type: string, id = '00000000-0000-4000-8000-000000000000') =>
  Buffer.from(`${type}:${id}`).toString('base64url')
const oddIds: Readonly<Record<string, string>> = {
  'an empty id': '',
  'a path': '../../etc/passwd',
  'a NUL': '\u0000',
  'half a surrogate': '\ud83c',
  SQL: "' or 1=1; drop table batches; --",
  'an id of another type': madeUp('Provider', 'CHIME'),
  'an id of no type': madeUp('__proto__'),
  'an id in capitals': madeUp('InviteBatch', 'ABCDEFAB-0000-4000-8000-000000000000'),
  'an id and something more': madeUp('InviteBatch', '00000000-0000-4000-8000-000000000000:x'),
  '900,000 letters': long,
}

/** What acts on what is there already: odd ids, odd filters, too many of them. */
export const rows: readonly Row[] = [
  { name: 'to revoke nothing', send: revoke([]), ...invalid },
  {
    name: 'to revoke 51 at once',
    send: revoke(Array(51).fill('x')),
    ...ok,
    says: /"LimitExceeded".*"limit":50,"actual":51/,
  },
  {
    name: 'to revoke 100,000 at once',
    send: revoke(Array(100_000).fill('x')),
    ...ok,
    says: /"LimitExceeded".*"limit":50,"actual":100000/,
  },
  { name: 'to revoke a list in a list', send: revoke([['x']]), ...badInput },
  { name: 'to revoke an object', send: revoke([{ id: 'x' }]), ...badInput },
  { name: 'to revoke half a number', send: revoke([1.5]), ...badInput },
  { name: 'to revoke null', send: revoke([null]), ...badInput },
  {
    name: 'to revoke with a consent in letters',
    send: revoke(['x'], { acceptUserDeletion: 'true' }),
    ...badInput,
  },
  {
    name: 'to revoke as another tenant by a field that is unknown',
    send: revoke(['x'], { tenant: 'acme' }),
    ...badInput,
  },
  ...Object.entries(oddIds).map(([what, id]) => ({
    name: `to revoke ${what}`,
    send: revoke([id]),
    ...notFound,
  })),
  ...Object.entries(oddIds).flatMap(([what, id]) =>
    ['cancelInviteBatch', 'retryInviteBatch', 'reconcileInviteBatch'].map((name) => ({
      name: `${name} of ${what}`,
      send: act(name, id),
      ...notFound,
    })),
  ),
  { name: 'to cancel a number', send: act('cancelInviteBatch', 7), ...notFound },
  { name: 'to cancel a list', send: act('cancelInviteBatch', ['x']), ...badInput },
  {
    name: 'to retry with a risk of 1',
    send: act('retryInviteBatch', 'x', { acceptDuplicateRisk: 1 }),
    ...badInput,
  },
  {
    name: 'to retry with a risk of null',
    send: act('retryInviteBatch', 'x', { acceptDuplicateRisk: null }),
    ...badInput,
  },

  { name: 'to reinvite no one', send: reinvite({}), ...badInput },
  {
    name: 'to reinvite in two ways',
    send: reinvite({ inviteIds: ['x'], filter: {} }),
    ...badInput,
  },
  { name: 'to reinvite null', send: reinvite({ filter: null }), ...badInput },
  {
    name: 'to reinvite by a field that is unknown',
    send: reinvite({ filter: { tenant: 'acme' } }),
    ...badInput,
  },
  {
    name: 'to reinvite by a wildcard',
    send: reinvite({ filter: { recipient: '%' } }),
    ...none,
  },
  {
    name: 'to reinvite by a million wildcards',
    send: reinvite({ filter: { recipient: '%_'.repeat(450_000) } }),
    ...none,
  },
  {
    name: 'to reinvite by backslashes',
    send: reinvite({ filter: { recipient: '\\'.repeat(1_001) } }),
    ...none,
  },
  { name: 'to reinvite by a NUL', send: reinvite({ filter: { recipient: 'a\u0000' } }), ...none },
  {
    name: 'to reinvite by half a surrogate',
    send: reinvite({ filter: { personKey: '\ud83c' } }),
    ...none,
  },
  {
    name: 'to reinvite by a batch that is none',
    send: reinvite({ filter: { batchId: "' or true --" } }),
    ...none,
  },
  {
    name: 'to reinvite by 50,000 lifecycles',
    send: reinvite({ filter: { batchId: 'x', lifecycle: Array(50_000).fill('PENDING') } }),
    ...none,
  },
  {
    name: 'to reinvite by a lifecycle that is unknown',
    send: reinvite({ filter: { lifecycle: ['UNDEAD'] } }),
    ...badInput,
  },
  {
    name: 'to reinvite by no lifecycle at all',
    send: reinvite({ filter: { lifecycle: [] } }),
    ...none,
  },
  {
    name: 'to reinvite by the year 275,760',
    send: reinvite({ filter: { updatedAfter: '+275760-09-13T00:00:00.000Z' } }),
    ...badInput,
  },
  {
    name: 'to reinvite by the year 0',
    send: reinvite({ filter: { updatedBefore: '0000-01-01T00:00:00Z' } }),
    ...none,
  },
  {
    name: 'to reinvite by the year 10,000, which an offset makes',
    send: reinvite({ filter: { updatedAfter: '9999-12-31T23:59:59-14:00' } }),
    ...none,
  },
  {
    name: 'to reinvite by a 30th of February',
    send: reinvite({ filter: { updatedAfter: '2026-02-30T00:00:00Z' } }),
    ...badInput,
  },
  {
    name: 'to reinvite by a date that is a number beyond all dates',
    send: reinvite({ filter: { updatedAfter: 1e300 } }),
    ...badInput,
  },
  {
    name: 'to reinvite a window before all time',
    send: reinvite({ filter: { batchId: 'x' } }, { duplicates: { windowSeconds: -1 } }),
    ...invalid,
  },
  {
    name: 'to reinvite and wait for ever',
    send: reinvite({ filter: { batchId: 'x' } }, { waitSeconds: 2_147_483_647 }),
    ...invalid,
  },
  {
    name: 'to reinvite 50,000 invites',
    send: reinvite({ inviteIds: Array(50_000).fill('x') }),
    ...ok,
    says: /"(NotFound|LimitExceeded)"/,
  },
  {
    name: 'to reinvite users of a network that is a path',
    send: reinvite({ wickr: { networkId: '../12345678', userIds: ['1'] } }),
    ...invalid,
  },
  {
    name: 'to reinvite a user that is a path',
    send: reinvite({ wickr: { networkId: '12345678', userIds: ['1/../2'] } }),
    ...ok,
    says: /"InviteFailed"/,
  },

  {
    name: 'a fingerprint of nothing',
    send: send(''),
    ...invalid,
    says: /"path":"planFingerprint"/,
  },
  { name: 'a fingerprint of 900,000 letters', send: send(long), ...outdated },
  { name: 'a fingerprint with a NUL', send: send('\u0000'), ...outdated },
  { name: 'a fingerprint that is a list', send: send(['x', 'y']), ...badInput },
  { name: 'a fingerprint that is true', send: send(true), ...badInput },
  { name: 'a plan for nowhere', send: plan([]), ...invalid },
  {
    name: 'a plan for 101 places',
    send: plan(Array(101).fill(chime[0])),
    ...ok,
    says: /"LimitExceeded".*"limit":100,"actual":101/,
  },
  {
    name: 'a plan for 30,000 recipients',
    send: plan([{ chime: { accountId: 'team', recipients: emails(30_000) } }]),
    ...ok,
    says: /"LimitExceeded".*"limit":10000,"actual":30000/,
  },
  {
    name: 'a plan at an account that is a path',
    send: plan([{ chime: { accountId: 'a/../b', recipients: emails(1) } }]),
    ...invalid,
  },
  {
    name: 'a plan with a window of 68 years',
    send: plan(chime, { duplicates: { windowSeconds: 2_147_483_647 } }),
    ...ok,
  },
  {
    name: 'a plan with a key of its own',
    send: plan(chime, { idempotencyKey: 'x' }),
    ...badInput,
  },
]
