import type { GatewayLimits as Shape } from '#invites/check/limits.ts'
import { builder } from './builder.ts'
import { needs } from './scopes.ts'

const GatewayLimits = builder.objectRef<Shape>('GatewayLimits').implement({
  description: 'The limits of this gateway. `Provider.limits` holds those of the providers.',
  fields: (t) => ({
    maxRecipientsPerBatch: t.exposeInt('maxRecipientsPerBatch', {
      description:
        'The maximum number of recipients in one request. Split larger sets into several requests with the same `name`.',
    }),
    maxTargetsPerBatch: t.exposeInt('maxTargetsPerBatch', {
      description: 'The maximum number of targets in one request.',
    }),
    maxWaitSeconds: t.exposeInt('maxWaitSeconds', {
      description: 'The maximum value of `waitSeconds`.',
    }),
    idempotencyRetentionSeconds: t.exposeInt('idempotencyRetentionSeconds', {
      description: 'How long an idempotency key stays bound to its batch, in seconds.',
    }),
    retentionDays: t.exposeInt('retentionDays', {
      nullable: true,
      description:
        'How many days after it was finished a batch is deleted with its invites. Null if batches are kept.',
    }),
    textRetentionDays: t.exposeInt('textRetentionDays', {
      nullable: true,
      description:
        'How many days after a batch was finished its addresses, names and texts are erased. Null if they are kept as long as the batch.',
    }),
    maxInvitesPerRevoke: t.exposeInt('maxInvitesPerRevoke', {
      description: 'The maximum number of invites in one `revokeInvites` request.',
    }),
    lifecycleMemorySeconds: t.exposeInt('lifecycleMemorySeconds', {
      description: 'How long a lifecycle read at a provider is reused, in seconds.',
    }),
    maxBodyBytes: t.exposeInt('maxBodyBytes', {
      description: 'The maximum size of a request body in bytes.',
    }),
    coolDownSeconds: t.exposeInt('coolDownSeconds', {
      description:
        'The minimum time between two invites to the same recipient at the same destination, in seconds. It applies to all callers and cannot be overridden: earlier invites are skipped as `RECENTLY_SENT`.',
    }),
    maxMailboxAddressesPerDestination: t.exposeInt('maxMailboxAddressesPerDestination', {
      description:
        'The maximum number of addresses of one mailbox, such as `ada@example.com` and `ada+list@example.com`, that are invited to one destination within `coolDownSeconds`. More of them stay `InviteQueued` until then.',
    }),
    maxMailboxAddresses: t.exposeInt('maxMailboxAddresses', {
      description:
        'The same maximum over all destinations, where an address counts once for each destination.',
    }),
    maxRecipientsPerDay: t.exposeInt('maxRecipientsPerDay', {
      nullable: true,
      description:
        'The maximum number of recipients that your tenant may send to in one day (UTC). Null if unlimited.',
    }),
    maxStoredRecipientsPerDay: t.exposeInt('maxStoredRecipientsPerDay', {
      description:
        'The maximum number of recipients that your tenant may submit in one day (UTC). Skipped and invalid recipients count too.',
    }),
    maxWaitingRecipientsPerDestination: t.exposeInt('maxWaitingRecipientsPerDestination', {
      description:
        'The maximum number of recipients of your tenant that may wait for one destination at the same time. A request for more is `LimitExceeded`.',
    }),
    maxWaitingRecipients: t.exposeInt('maxWaitingRecipients', {
      description:
        'The maximum number of recipients of your tenant that may wait at the same time, over all destinations.',
    }),
    allowedLinkHosts: t.stringList({
      nullable: true,
      description:
        'The hosts that links in the texts and names of an invite may point to. Everything that a mail program could turn into a link counts. `*.example.com` allows all subdomains. Null if all hosts are allowed.',
      resolve: ({ allowedLinkHosts }) => allowedLinkHosts && [...allowedLinkHosts],
    }),
    maxSubscriptions: t.exposeInt('maxSubscriptions', {
      description: 'The maximum number of concurrent subscriptions at one replica.',
    }),
    maxSubscriptionsPerCaller: t.exposeInt('maxSubscriptionsPerCaller', {
      description: 'The maximum number of concurrent subscriptions of one caller at one replica.',
    }),
    maxRequestsInWork: t.exposeInt('maxRequestsInWork', {
      description:
        'The maximum number of requests at work at one replica at the same time. Excess requests wait for a second at most, tenants taking turns; then they get HTTP 503 with the code `OVERLOADED` and a `Retry-After` header.',
    }),
    maxWaitingRequests: t.exposeInt('maxWaitingRequests', {
      description:
        'The maximum number of requests at one replica that only wait, for example for their batch. A tenant may have as many as are still free. Excess requests get HTTP 503 with the code `OVERLOADED` and a `Retry-After` header.',
    }),
    maxWaitingRequestsPerTenant: t.exposeInt('maxWaitingRequestsPerTenant', {
      description: 'The maximum number of requests of your tenant at one replica that only wait.',
    }),
    maxOperationCost: t.exposeInt('maxOperationCost', {
      description:
        'The maximum cost of an operation, without what the recipients in its input cost by themselves. Every response reports its own cost and limit in `extensions.cost`.',
    }),
  }),
})

builder.queryField('limits', (t) =>
  t.field({
    ...needs('anyone'),
    description: 'The limits of this gateway, which clients should respect.',
    type: GatewayLimits,
    resolve: (_root, _args, { invites }) => invites.limits,
  }),
)
