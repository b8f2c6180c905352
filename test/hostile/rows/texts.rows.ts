import { graphqlRequest, type Row } from '../row.ts'

/** 960 kB that cost much to a program which compares, normalizes or looks for links before it measures. */
const long: Readonly<Record<string, string>> = {
  'combining marks': `a${'\u0301\u0316'.repeat(240_000)}`,
  'names of hosts': 'a.'.repeat(480_000),
  'opened tags': '<a '.repeat(320_000),
}

const repost = {
  spaceId: 'space',
  title: 'Hello',
  body: 'Welcome',
  recipients: [{ accessorId: 'x' }],
}
const recipients: Readonly<Record<string, (change: object) => object>> = {
  chime: (change) => ({ accountId: 'team', recipients: [{ email: 'ada@example.com', ...change }] }),
  repostPrivate: (change) => ({ ...repost, recipients: [{ accessorId: 'x', ...change }] }),
  tencentOrganization: (change) => ({
    recipients: [{ uin: '100000000001', name: 'Ada', ...change }],
  }),
  wickr: (change) => ({
    networkId: '12345678',
    recipients: [{ username: 'ada', securityGroupId: 'group', ...change }],
  }),
}

/** Where a recipient has texts. */
const ofRecipients = [
  ['chime', 'email'],
  ['chime', 'personKey'],
  ['repostPrivate', 'accessorId'],
  ['tencentOrganization', 'uin'],
  ['tencentOrganization', 'name'],
  ['tencentOrganization', 'remark'],
  ['wickr', 'username'],
  ['wickr', 'firstName'],
  ['wickr', 'lastName'],
  ['wickr', 'securityGroupId'],
] as const

/** Where a target has texts, with the rest of it, and what the issue names. */
const ofTargets = [
  ['repostPrivate', 'body', repost, 'repostPrivate.body'],
  ['repostPrivate', 'title', repost, 'repostPrivate.title'],
  ['repostPrivate', 'spaceId', repost, 'repostPrivate'],
  ['chime', 'accountId', recipients.chime?.({}), 'chime'],
  ['wickr', 'networkId', recipients.wickr?.({}), 'wickr'],
] as const

/** Texts that are far too long: they are refused by their length, at once. */
export const rows: readonly Row[] = Object.entries(long).flatMap(([what, text]) => [
  ...ofTargets.map(
    ([target, field, rest, path]): Row => ({
      name: `a plan with 960 kB of ${what} for the ${field} of ${target}`,
      send: plan({ [target]: { ...rest, [field]: text } }),
      status: 200,
      says: new RegExp(`"InvalidInput".*"path":"targets.0.${path}"`),
    }),
  ),
  ...ofRecipients.map(
    ([target, field]): Row => ({
      name: `a plan with 960 kB of ${what} for the ${field} of somebody at ${target}`,
      send: plan({ [target]: recipients[target]?.({ [field]: text }) }),
      status: 200,
      says: new RegExp(`"willSend":0.*"InviteFailed","field":"${field}"`),
    }),
  ),
])

function plan(target: object) {
  return graphqlRequest(
    `query ($input: PlanInvitesInput!) { planInvites(input: $input) {
      __typename
      ... on InvalidInput { issues { path } }
      ... on InvitePlan { willSend exceptions { __typename ... on InviteFailed { field } } }
    } }`,
    { input: { targets: [target] } },
  )
}
