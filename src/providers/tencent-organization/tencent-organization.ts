import { versionOf } from '../../version.ts'
import { requestsAtOnce } from '../connections/requests-at-once.ts'
import type { Provider } from '../contract/provider.ts'
import { connectTencentOrganization } from './client.ts'
import type { TencentOrganizationSettings } from './configuration.ts'
import { createInvitationSearch } from './invitations/search.ts'
import { tencentOrganizationLifecycles } from './lifecycle.ts'
import { lookUpInvitation } from './look-up.ts'
import { tencentOrganizationRevocations } from './revoke.ts'
import { callsPerSecond, tencentOrganizationRules } from './rules.ts'
import { sendInvitation } from './send.ts'

/**
 * Tencent Cloud Organization, API of 2018-12-25. Its one destination is the organization that the
 * credentials belong to. Nothing is loaded or connected before the first call.
 */
export function createTencentOrganization(settings: TencentOrganizationSettings): Provider {
  const client = connectTencentOrganization(settings)
  const search = createInvitationSearch(client)
  return {
    kind: 'TENCENT_ORGANIZATION',
    displayName: 'Tencent Cloud Organization',
    limits: {
      recipientsPerCall: 1,
      callsPerSecond,
      source: 'https://www.tencentcloud.com/document/product/1031/32888',
    },
    requestsAtOnce,
    capabilities: {
      operations: [
        'SendOrganizationInvitation',
        'ListOrganizationInvitations',
        'CancelOrganizationInvitation',
      ],
      recipientKinds: ['ACCOUNT_UIN'],
      perRecipientResult: true,
      idempotencyToken: false,
      reinvite: 'REVOKE_AND_SEND',
      customMessage: false,
    },
    support: {},
    client: {
      name: 'tencentcloud-sdk-nodejs',
      version: versionOf('tencentcloud-sdk-nodejs'),
      official: true,
    },
    whenUnanswered: 'repeat',
    rules: tencentOrganizationRules,
    operationNames: {
      invite: 'SendOrganizationInvitation',
      reinvite: 'SendOrganizationInvitation',
      'look-up': 'ListOrganizationInvitations',
    },
    load: () => client.load(),
    prepare: async () => void (await client.load()),
    send: (call, signal) => sendInvitation(client, search, call, signal),
    lookUp: (call, signal) => lookUpInvitation(client, search, call, signal),
    lifecycles: tencentOrganizationLifecycles(client),
    revocations: tencentOrganizationRevocations(client),
    close: () => client.close(),
  }
}
