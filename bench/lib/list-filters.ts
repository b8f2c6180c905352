import type { InviteFilter } from '../../src/invites/query/invite-conditions.ts'
import type { BatchFilter } from '../../src/invites/query/lists.ts'

const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
const since = { updatedAfter: ago(30) }
const before = { updatedBefore: ago(30) }
const day = { updatedAfter: ago(40), updatedBefore: ago(39) }
const there = { destinationId: 'there-7' }
const newcomer = { destinationId: 'there-9' }
const lifecycles = [
  'PENDING',
  'ACCEPTED',
  'EXPIRED',
  'REVOKED',
  'INVALID',
  'UNTRACKED',
  'UNKNOWN',
] as const
const outcomes = ['SENT', 'ALREADY_PENDING', 'FAILED', 'UNCONFIRMED', 'QUEUED'] as const
const statuses = [
  'FINISHED',
  'CANCELED',
  'QUEUED',
  'RUNNING',
  'WAITING_FOR_PROVIDER',
  'CANCELING',
] as const

/** What lists are filtered by, alone and in pairs. The invites are those of `fillForTwoTenants`, of 90 days. */
export const inviteFilters: readonly (readonly [what: string, filter: InviteFilter])[] = [
  ['none', {}],
  ['changed within 30 days', since],
  ['changed 30 days ago or earlier', before],
  ['changed within one day, 40 days ago', day],
  ...lifecycles.map((state) => [`lifecycle ${state}`, { lifecycle: [state] }] as const),
  ...outcomes.map((kind) => [`outcome ${kind}`, { outcome: [kind] }] as const),
  ['outcome FAILED, UNCONFIRMED or SKIPPED', { outcome: ['FAILED', 'UNCONFIRMED', 'SKIPPED'] }],
  ['failure PROVIDER_REJECTED', { failureCode: ['PROVIDER_REJECTED'] }],
  ['a provider', { provider: ['WICKR'] }],
  ['a destination', there],
  ['two destinations', { destinationIds: ['there-3', 'there-7'] }],

  ['changed since, lifecycle ACCEPTED', { ...since, lifecycle: ['ACCEPTED'] }],
  ['changed before, lifecycle PENDING', { ...before, lifecycle: ['PENDING'] }],
  ['changed since, outcome SENT', { ...since, outcome: ['SENT'] }],
  ['changed since, outcome FAILED', { ...since, outcome: ['FAILED'] }],
  ['changed before, outcome FAILED', { ...before, outcome: ['FAILED'] }],
  ['changed since, a destination', { ...since, ...there }],
  ['changed before, a destination', { ...before, ...there }],
  ['lifecycle ACCEPTED, outcome SENT', { lifecycle: ['ACCEPTED'], outcome: ['SENT'] }],
  ['lifecycle PENDING, outcome SENT', { lifecycle: ['PENDING'], outcome: ['SENT'] }],
  ['lifecycle ACCEPTED, a destination', { lifecycle: ['ACCEPTED'], ...there }],
  [
    'lifecycle PENDING, a destination of a provider',
    { lifecycle: ['PENDING'], ...there, provider: ['TENCENT_ORGANIZATION'] },
  ],
  ['outcome SENT, a destination', { outcome: ['SENT'], ...there }],
  ['outcome FAILED, a destination', { outcome: ['FAILED'], ...there }],
  ['outcome FAILED, a provider', { outcome: ['FAILED'], provider: ['WICKR'] }],
]

/** Each is of many invites, and both are of none. */
export const disjointFilters: readonly (readonly [what: string, filter: InviteFilter])[] = [
  ['outcome ALREADY_PENDING, a destination', { outcome: ['ALREADY_PENDING'], ...newcomer }],
  ['outcome UNCONFIRMED, a provider', { outcome: ['UNCONFIRMED'], provider: ['WICKR'] }],
  [
    'lifecycle PENDING, a destination whose invites are all INVALID',
    { lifecycle: ['PENDING'], ...there, provider: ['WICKR'] },
  ],
  ['lifecycle PENDING, outcome FAILED', { lifecycle: ['PENDING'], outcome: ['FAILED'] }],
  ['lifecycle UNKNOWN, outcome SENT', { lifecycle: ['UNKNOWN'], outcome: ['SENT'] }],
  ['lifecycle ACCEPTED, outcome QUEUED', { lifecycle: ['ACCEPTED'], outcome: ['QUEUED'] }],
  ['lifecycle ACCEPTED, a provider', { lifecycle: ['ACCEPTED'], provider: ['WICKR'] }],
  [
    'lifecycle ACCEPTED, a destination whose invites are all INVALID',
    { lifecycle: ['ACCEPTED'], ...there, provider: ['WICKR'] },
  ],
  ['lifecycle UNTRACKED, a provider', { lifecycle: ['UNTRACKED'], provider: ['CHIME'] }],
  ['changed after the last change, outcome FAILED', { updatedAfter: ago(-1), outcome: ['FAILED'] }],
  ['changed before the first, a destination', { updatedBefore: ago(200), ...there }],
]

/** The batches of these tenants by status. */
export const batchFilters: readonly (readonly [what: string, filter: BatchFilter])[] = [
  ['none', {}],
  ...statuses.map((status) => [`status ${status}`, { status: [status] }] as const),
  ['status FINISHED or CANCELED', { status: ['FINISHED', 'CANCELED'] }],
  ['status CANCELED or QUEUED', { status: ['CANCELED', 'QUEUED'] }],
  ['status CANCELED, created within 30 days', { status: ['CANCELED'], createdAfter: ago(30) }],
  ['status CANCELED, created before', { status: ['CANCELED'], createdBefore: ago(30) }],
]
