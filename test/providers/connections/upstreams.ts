import { createChime } from '#providers/chime/chime.ts'
import type { ProxySettings } from '#providers/connections/proxy.ts'
import type { Call } from '#providers/contract/call.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { createRepostPrivate } from '#providers/repost-private/repost-private.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import { createWickr } from '#providers/wickr/wickr.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'

/** One upstream of each client, as it calls an endpoint. */
export interface ConnectedUpstream {
  readonly name: string
  /** Where it is without an endpoint of its own. */
  readonly host: string
  readonly create: (endpoint: string | undefined, options?: ConnectionOptions) => Provider
  readonly call: Call
}

export interface ConnectionOptions {
  readonly requestTimeoutMs?: number
  readonly proxy?: ProxySettings
}

export const connectedUpstreams: readonly ConnectedUpstream[] = [
  {
    name: 'Chime',
    host: 'chime.us-east-1.amazonaws.com:443',
    create: (endpoint, options) => createChime(awsSettings(endpoint, options)),
    call: callTo('account', { userType: 'PrivateUser' }, 'EMAIL', 'ada@example.com'),
  },
  {
    name: 're:Post Private',
    host: 'repostspace.eu-central-1.amazonaws.com:443',
    create: (endpoint, options) => createRepostPrivate(awsSettings(endpoint, options)),
    call: callTo('space', { title: 'Come', body: 'Here' }, 'ACCESSOR_ID', 'd-1'),
  },
  {
    name: 'Wickr',
    host: 'admin.wickr.eu-central-1.amazonaws.com:443',
    create: (endpoint, options) => createWickr(awsSettings(endpoint, options)),
    call: { ...callTo('10000001', {}, 'USER_ID', '1234'), operation: 'reinvite' },
  },
  {
    name: 'Tencent',
    host: 'organization.intl.tencentcloudapi.com:443',
    create: (endpoint, options) =>
      createTencentOrganization({
        ...(endpoint === undefined ? {} : { endpoint }),
        credential: sandboxCredentials,
        requestTimeoutMs: 5_000,
        ...options,
      }),
    call: callTo('organization', {}, 'ACCOUNT_UIN', '100000000777', { name: 'Shop', remark: '' }),
  },
]

const awsSettings = (endpoint: string | undefined, options: ConnectionOptions = {}) => ({
  ...(endpoint === undefined ? {} : { endpoint }),
  region: 'eu-central-1',
  credentials: sandboxCredentials,
  requestTimeoutMs: 5_000,
  ...options,
})

function callTo(
  destinationId: string,
  message: Call['message'],
  kind: Call['recipients'][number]['kind'],
  value: string,
  details: Call['message'] = {},
): Call {
  return {
    id: 'call',
    operation: 'invite',
    destinationId,
    message,
    recipients: [{ id: 'r1', kind, value, details }],
    token: 'token',
    repeated: false,
  }
}
