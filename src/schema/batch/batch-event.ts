import type { EventRow } from '#invites/query/lists.ts'
import { builder } from '../builder.ts'
import { connectionOf } from '../connection.ts'
import { describe } from '../describe.ts'
import { ProviderKind } from '../provider/provider.ts'
import { ProviderError } from '../provider/provider-error.ts'

const eventKinds = [
  'CREATED',
  'CALL_SUCCEEDED',
  'CALL_FAILED',
  'THROTTLED',
  'RETRY_REQUESTED',
  'CANCEL_REQUESTED',
  'REVOKE_REQUESTED',
  'RECONCILED',
  'FINISHED',
] as const

const BatchEventKind = builder.enumType('BatchEventKind', {
  description: 'What happened.',
  values: describe(eventKinds, {
    CREATED: 'The batch was accepted.',
    CALL_SUCCEEDED: 'A provider answered.',
    CALL_FAILED: 'A call came to nothing, or nobody knows what it came to.',
    THROTTLED: 'A provider refused for its rate limit.',
    RETRY_REQUESTED: 'A caller asked to try again.',
    CANCEL_REQUESTED: 'A caller asked to stop.',
    REVOKE_REQUESTED: 'A caller asked to withdraw invitations.',
    RECONCILED: 'A caller asked to look up what is unconfirmed.',
    FINISHED: 'The last outcome became final.',
  }),
})

const ProviderCall = builder.objectRef<EventRow>('ProviderCall').implement({
  description: 'One request to a provider.',
  fields: (t) => ({
    provider: t.field({
      description: 'Who was asked.',
      type: ProviderKind,
      resolve: (event) => callOf(event).provider,
    }),
    operation: t.string({
      description: "The provider's operation, by its official name.",
      resolve: (event) => callOf(event).operation,
    }),
    recipients: t.int({
      description: 'How many of its recipients belong to this batch.',
      resolve: (event) => callOf(event).recipients,
    }),
    durationMs: t.float({
      description: 'From request to answer, in milliseconds.',
      resolve: (event) => callOf(event).durationMs,
    }),
    requestId: t.string({
      description: "The provider's id of the request.",
      nullable: true,
      resolve: (event) => callOf(event).requestId,
    }),
    error: t.field({
      description: 'What went wrong.',
      type: ProviderError,
      nullable: true,
      resolve: (event) => {
        const { error } = callOf(event)
        return error && { ...error, at: event.at }
      },
    }),
  }),
})

const BatchEvent = builder.objectRef<EventRow>('BatchEvent').implement({
  description: 'Something that happened to a batch.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    actor: t.exposeString('actor', { description: 'Who: a caller, or `gateway`.' }),
    kind: t.field({
      description: 'What.',
      type: BatchEventKind,
      resolve: ({ kind }) => {
        const known = eventKinds.find((one) => one === kind)
        if (known === undefined) throw new Error(`unknown kind of event: ${kind}`)
        return known
      },
    }),
    message: t.exposeString('message', { description: 'The same as one sentence.' }),
    call: t.field({
      description: 'The call it is about.',
      type: ProviderCall,
      nullable: true,
      resolve: (event) => (event.call === null ? null : event),
    }),
  }),
})

export const BatchEventConnection = connectionOf(BatchEvent, 'BatchEvent', 'events')

function callOf({ call }: EventRow) {
  if (call === null) throw new Error('this event is not about a call')
  return call
}
