import type { GatewayLimits as Shape } from '#invites/limits.ts'
import { builder } from './builder.ts'
import { needs } from './scopes.ts'

const GatewayLimits = builder.objectRef<Shape>('GatewayLimits').implement({
  description: 'Limits of this gateway, not of the providers behind it.',
  fields: (t) => ({
    maxRecipientsPerBatch: t.exposeInt('maxRecipientsPerBatch', {
      description: 'In one request. Larger sets go as several requests under one `name`.',
    }),
    maxTargetsPerBatch: t.exposeInt('maxTargetsPerBatch', { description: 'In one request.' }),
    maxWaitSeconds: t.exposeInt('maxWaitSeconds', {
      description: 'The most `waitSeconds` may be.',
    }),
    idempotencyRetentionSeconds: t.exposeInt('idempotencyRetentionSeconds', {
      description: 'How long a key belongs to its batch.',
    }),
    maxInvitesPerRevoke: t.exposeInt('maxInvitesPerRevoke', {
      description: 'In one `revokeInvites`.',
    }),
    lifecycleMemorySeconds: t.exposeInt('lifecycleMemorySeconds', {
      description: 'How long what was read about `Invite.lifecycle` is remembered.',
    }),
    maxBodyBytes: t.exposeInt('maxBodyBytes', { description: 'Of a request, as it arrives.' }),
    maxSubscriptions: t.exposeInt('maxSubscriptions', {
      description: 'Subscriptions at once, at one replica.',
    }),
    maxSubscriptionsPerCaller: t.exposeInt('maxSubscriptionsPerCaller', {
      description: 'Of them, by one caller.',
    }),
    maxRequestsInWork: t.exposeInt('maxRequestsInWork', {
      description:
        'At once, in one process. More get HTTP 503, `OVERLOADED`, and a time to return.',
    }),
    maxOperationCost: t.exposeInt('maxOperationCost', {
      description: 'What an operation may cost; `extensions.cost` tells what it does.',
    }),
  }),
})

builder.queryField('limits', (t) =>
  t.field({
    ...needs('anyone'),
    description: 'Limits of this gateway.',
    type: GatewayLimits,
    resolve: (_root, _args, { invites }) => invites.limits,
  }),
)
