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
  description: 'The kinds of events in the history of a batch.',
  values: describe(eventKinds, {
    CREATED: 'The batch was accepted.',
    CALL_SUCCEEDED: 'A provider answered a call.',
    CALL_FAILED: 'A call failed, or its result is unknown.',
    THROTTLED: 'A provider refused a call because of its rate limit.',
    RETRY_REQUESTED: 'A caller requested a retry of the batch.',
    CANCEL_REQUESTED: 'A caller canceled the batch.',
    REVOKE_REQUESTED: 'A caller requested that invitations be revoked.',
    RECONCILED: 'A caller requested that unconfirmed outcomes be looked up.',
    FINISHED: 'The last recipient received a final outcome.',
  }),
})

const ProviderCall = builder.objectRef<EventRow>('ProviderCall').implement({
  description: 'A call from the gateway to a provider.',
  fields: (t) => ({
    provider: t.field({
      description: 'The provider that was called.',
      type: ProviderKind,
      resolve: (event) => callOf(event).provider,
    }),
    operation: t.string({
      description: "The official name of the provider's operation.",
      resolve: (event) => callOf(event).operation,
    }),
    recipients: t.int({
      description:
        'The number of recipients in this call that belong to this batch. Other batches may share the call.',
      resolve: (event) => callOf(event).recipients,
    }),
    durationMs: t.float({
      description: 'The time from the request to its response, in milliseconds.',
      resolve: (event) => callOf(event).durationMs,
    }),
    callId: t.id({
      description:
        "The gateway's id of the call. It is the same in every attempt at the call. Null if the request was not to send invitations.",
      nullable: true,
      resolve: (event) => callOf(event).callId,
    }),
    splitFrom: t.id({
      description:
        'The `callId` of the refused call that this call was split from, so that nobody fails for another recipient. Null if it was not split from another call.',
      nullable: true,
      resolve: (event) => callOf(event).splitFrom,
    }),
    requestId: t.string({
      description: "The provider's id of the request, if the provider returned one.",
      nullable: true,
      resolve: (event) => callOf(event).requestId,
    }),
    error: t.field({
      description: 'The error of the call, or null if it succeeded.',
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
  description: 'An event in the history of a batch.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When the event happened.' }),
    actor: t.exposeString('actor', {
      description: 'The caller that caused the event, or `gateway`.',
    }),
    kind: t.field({
      description: 'The kind of event.',
      type: BatchEventKind,
      resolve: ({ kind }) => {
        const known = eventKinds.find((one) => one === kind)
        if (known === undefined) throw new Error(`unknown kind of event: ${kind}`)
        return known
      },
    }),
    message: t.exposeString('message', {
      description: 'The event as a sentence, to show to people.',
    }),
    call: t.field({
      description: 'The call that this event is about, or null if it is not about a call.',
      type: ProviderCall,
      nullable: true,
      resolve: (event) => (event.call === null ? null : event),
    }),
  }),
})

export const BatchEventConnection = connectionOf(BatchEvent, 'BatchEvent', 'batch events')

function callOf({ call }: EventRow) {
  if (call === null) throw new Error('this event is not about a call')
  return call
}
