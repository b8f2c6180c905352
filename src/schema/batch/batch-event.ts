import type { EventRow } from '#invites/query/lists.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { connectionOf } from '../pages/connection.ts'
import { ProviderKind } from '../provider/provider.ts'
import { ProviderError } from '../provider/provider-error.ts'

const BatchEventKind = builder.enumType('BatchEventKind', {
  description: 'The kinds of events in the history of a batch.',
  values: describe<EventRow['kind']>([], {
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

const BatchEventCode = builder.enumType('BatchEventCode', {
  description: 'What happened to a batch, finer than `BatchEventKind`. The codes are stable.',
  values: describe<EventRow['code']>([], {
    ACCEPTED: 'The batch was accepted with `recipients`, of whom `leftOut` were final at once.',
    FINISHED: 'Every recipient has a final outcome.',
    CANCELED: 'The batch was canceled, and `recipients` who had not been sent to are skipped.',
    RETRIED:
      'Of the failed recipients, `recipients` are tried again; `leftOut` were invited too recently.',
    LOOKED_UP: 'The outcomes of `recipients` are looked up.',
    REVOKED: 'The invitations of `recipients` are to be revoked.',
    ANSWERED: 'The provider answered a call.',
    ANSWERED_UNCLEARLY:
      'The provider gave several reasons without saying whom they are about, so their recipients are asked for one by one.',
    IDENTIFIED:
      'The provider answered who the recipients are that it has already. `call` counts all of them and their time, and has the ids of the first request.',
    RATE_LIMITED: 'The provider refused a call because of its rate limit, and processed nothing.',
    UNREACHABLE: 'The provider could not be reached, and processed nothing.',
    REFUSED: 'The provider refused a call.',
    REFUSED_AND_SPLIT: 'The provider refused a call, so its recipients are sent in smaller calls.',
    CREDENTIALS_REFUSED:
      "The provider did not accept the gateway's signature, clock or credentials, and processed nothing.",
    DESTINATION_REFUSED:
      'The provider refused several recipients alike, each alone, so the others were not sent to.',
    UNANSWERED: 'No usable response came back, so the call may or may not have been processed.',
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
      resolve: ({ kind }) => kind,
    }),
    code: t.field({
      description: 'What happened as a stable code.',
      type: BatchEventCode,
      resolve: ({ code }) => code,
    }),
    recipients: t.int({
      description:
        'The number of recipients that the event is about, or null if it does not count them. `call.recipients` has those of a call.',
      nullable: true,
      resolve: ({ recipients }) => recipients,
    }),
    leftOut: t.int({
      description:
        'How many others the event leaves out, or null if it does not count them. The code tells why.',
      nullable: true,
      resolve: ({ leftOut }) => leftOut,
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
