import { versionOf } from '../../version.ts'
import type { AwsSettings } from '../aws/settings.ts'
import { requestsAtOnce } from '../connections/requests-at-once.ts'
import type { Provider } from '../contract/provider.ts'
import { connectChime } from './client.ts'
import { chimeLifecycles } from './lifecycle.ts'
import { lookUpUsers, readersAtATime } from './look-up.ts'
import { chimeRules } from './rules.ts'
import { inviteUsers } from './send.ts'

/**
 * Amazon Chime. Nothing is loaded or connected before the first call. `region` of the settings is
 * ignored: Chime lives in us-east-1, whatever the rest of the account does.
 */
export function createChime(settings: AwsSettings): Provider {
  const chime = connectChime(settings)
  return {
    kind: 'CHIME',
    displayName: 'Amazon Chime',
    limits: {
      recipientsPerCall: 50,
      source: 'https://docs.aws.amazon.com/chime/latest/APIReference/API_InviteUsers.html',
    },
    requestsAtOnce: {
      ...requestsAtOnce,
      lookUps: Math.floor(requestsAtOnce.lookUps / readersAtATime),
    },
    capabilities: {
      operations: ['InviteUsers', 'ListUsers'],
      recipientKinds: ['EMAIL'],
      perRecipientResult: true,
      idempotencyToken: false,
      reinvite: 'SEND_AGAIN',
      customMessage: false,
    },
    support: {
      endOfSupport: '2026-02-20',
      notice:
        'AWS ended support for Amazon Chime on 2026-02-20. Its API may refuse every call any day.',
      moreInfo:
        'https://aws.amazon.com/blogs/messaging-and-targeting/update-on-support-for-amazon-chime/',
    },
    client: {
      name: '@aws-sdk/client-chime',
      version: versionOf('@aws-sdk/client-chime'),
      official: true,
    },
    whenUnanswered: 'look-up',
    rules: chimeRules,
    operationNames: { invite: 'InviteUsers', reinvite: 'InviteUsers', 'look-up': 'ListUsers' },
    load: () => chime.load(),
    send: (call, signal) => inviteUsers(chime, call, signal),
    lookUp: (call, signal) => lookUpUsers(chime, call, signal),
    lifecycles: chimeLifecycles(chime),
    close: () => chime.close(),
  }
}
