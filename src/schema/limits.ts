import type { GatewayLimits as Shape } from '#invites/check/limits.ts'
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
    coolDownSeconds: t.exposeInt('coolDownSeconds', {
      description:
        'A recipient is sent no second invite to the same destination within this, whoever asks and however. Such a one is `InviteSkipped`, `RECENTLY_SENT`.',
    }),
    maxRecipientsPerDay: t.exposeInt('maxRecipientsPerDay', {
      nullable: true,
      description: 'Whom your tenant may send to in a day, in UTC. Null: there is no bound.',
    }),
    allowedLinkHosts: t.stringList({
      nullable: true,
      description:
        "Whose links the title and body of an invite may have; `*.` stands for all below. Null: anybody's.",
      resolve: ({ allowedLinkHosts }) => allowedLinkHosts && [...allowedLinkHosts],
    }),
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
