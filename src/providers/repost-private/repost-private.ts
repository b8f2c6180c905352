import { requestsAtOnce } from '../connections/requests-at-once.ts'
import type { Provider } from '../contract/provider.ts'
import { connectRepostPrivate } from './client.ts'
import type { RepostPrivateSettings } from './configuration.ts'
import { repostPrivateLifecycles } from './lifecycle.ts'
import { probeSpace } from './probe.ts'
import { maxRecipientsPerCall, repostPrivateRules } from './rules.ts'
import { sendInvites } from './send.ts'

/** AWS re:Post Private. Nothing is loaded or connected before the first call. */
export function createRepostPrivate(settings: RepostPrivateSettings): Provider {
  const repostPrivate = connectRepostPrivate(settings)
  return {
    kind: 'REPOST_PRIVATE',
    displayName: 'AWS re:Post Private',
    limits: {
      recipientsPerCall: settings.recipientsPerCall ?? maxRecipientsPerCall,
      source: 'https://docs.aws.amazon.com/repostprivate/latest/APIReference/API_SendInvites.html',
    },
    requestsAtOnce,
    capabilities: {
      operations: ['SendInvites'],
      recipientKinds: ['ACCESSOR_ID'],
      perRecipientResult: false,
      idempotencyToken: false,
      reinvite: 'SEND_AGAIN',
      customMessage: true,
    },
    support: {
      endOfSupport: '2027-06-30',
      notice:
        'AWS ends support for re:Post Private on 2027-06-30; its console and resources cannot be reached after that day.',
      moreInfo:
        'https://docs.aws.amazon.com/repostprivate/latest/userguide/repost-private-end-of-support.html',
    },
    client: repostPrivate.package,
    ...(repostPrivate.package.official && {
      checkClient: async () => void (await repostPrivate.load()),
    }),
    whenUnanswered: 'leave',
    rules: repostPrivateRules,
    operationNames: { invite: 'SendInvites', reinvite: 'SendInvites' },
    load: () => repostPrivate.load(),
    send: (call, signal) => sendInvites(repostPrivate, call, signal),
    probe: (spaceId, signal) => probeSpace(repostPrivate, spaceId, signal),
    lifecycles: repostPrivateLifecycles,
    close: () => repostPrivate.close(),
  }
}
