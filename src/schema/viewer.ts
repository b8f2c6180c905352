import type { Caller } from '#identity/caller.ts'
import { builder } from './builder.ts'
import { callerNow, needs } from './scopes.ts'

const QuotaLeft = builder
  .objectRef<{ readonly recipients: number | null; readonly stored: number }>('QuotaLeft')
  .implement({
    description: 'What is left of the limits of a day (UTC). `limits` has the limits themselves.',
    fields: (t) => ({
      recipients: t.exposeInt('recipients', {
        nullable: true,
        description:
          'The number of recipients that your tenant may still send to today. Null if unlimited.',
      }),
      stored: t.exposeInt('stored', {
        description:
          'The number of recipients that your tenant may still submit today, skipped and invalid ones included.',
      }),
    }),
  })

const Viewer = builder.objectRef<Caller>('Viewer').implement({
  description: 'Who you are for this gateway, and what you may do.',
  fields: (t) => ({
    caller: t.exposeString('id', { description: 'Your name in the audit trail.' }),
    tenant: t.exposeString('tenant', {
      description: 'Your tenant. Its callers share batches, invites and idempotency keys.',
    }),
    scopes: t.stringList({
      description: 'The scopes that you have, such as `invites:send`.',
      resolve: ({ scopes }) => [...scopes].sort(),
    }),
    grants: t.stringList({
      description:
        'The destinations that you may use: `CHIME/3f1c9a52` is one, `CHIME/*` are all of a provider, and `*` are all.',
      resolve: ({ destinations }) => [...destinations].sort(),
    }),
    quotaLeft: t.field({
      description: 'What your tenant may still send and submit today (UTC).',
      type: QuotaLeft,
      resolve: (caller, _args, { invites }) => invites.quotaLeft(caller),
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    ...needs('anyone'),
    description: 'Who you are for this gateway, and what you may do.',
    type: Viewer,
    resolve: (_root, _args, { caller }) => callerNow(caller),
  }),
)
