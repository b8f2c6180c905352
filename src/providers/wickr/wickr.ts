import type { AwsSettings } from '../aws/settings.ts'
import { requestsAtOnce } from '../connections/requests-at-once.ts'
import type { Provider } from '../contract/provider.ts'
import { connectWickr } from './client.ts'
import { identifyUsers } from './identify.ts'
import { wickrLifecycles } from './lifecycle.ts'
import { lookUpUsers } from './look-up.ts'
import { wickrDestinationReads } from './network/destination-reads.ts'
import { wickrRevocations } from './revoke.ts'
import { wickrRules } from './rules.ts'
import { createUsers, reinviteUsers } from './send.ts'

/** AWS Wickr. Nothing is loaded or connected before the first call. */
export function createWickr(settings: AwsSettings): Provider {
  const wickr = connectWickr(settings)
  return {
    kind: 'WICKR',
    displayName: 'AWS Wickr',
    limits: {
      // Stated in prose only; neither the model nor the SDK enforces it.
      recipientsPerCall: 50,
      source: 'https://docs.aws.amazon.com/wickr/latest/APIReference/API_BatchReinviteUser.html',
    },
    requestsAtOnce,
    capabilities: {
      operations: [
        'BatchCreateUser',
        'BatchReinviteUser',
        'ListUsers',
        'GetUser',
        'BatchDeleteUser',
        'ListSecurityGroups',
        'GetUsersCount',
      ],
      recipientKinds: ['EMAIL', 'USERNAME', 'USER_ID'],
      perRecipientResult: true,
      idempotencyToken: true,
      reinvite: 'NATIVE',
      customMessage: false,
    },
    support: {},
    client: wickr.package,
    ...(wickr.package.official && { checkClient: async () => void (await wickr.load()) }),
    whenUnanswered: 'repeat',
    rules: wickrRules,
    operationNames: {
      invite: 'BatchCreateUser',
      reinvite: 'BatchReinviteUser',
      'look-up': 'ListUsers',
      identify: 'ListUsers',
    },
    load: () => wickr.load(),
    send: (call, signal) =>
      call.operation === 'invite'
        ? createUsers(wickr, call, signal)
        : reinviteUsers(wickr, call, signal),
    identify: (call, signal) => identifyUsers(wickr, call, signal),
    lookUp: (call, signal) => lookUpUsers(wickr, call, signal),
    lifecycles: wickrLifecycles(wickr),
    destinationReads: wickrDestinationReads(wickr),
    revocations: wickrRevocations(wickr),
    close: () => wickr.close(),
  }
}
