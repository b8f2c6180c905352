import { createChime } from '#providers/chime/chime.ts'
import type { Call } from '#providers/contract/call.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { createRepostPrivate } from '#providers/repost-private/repost-private.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import { createWickr } from '#providers/wickr/wickr.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'

/** One upstream of each client, as it calls an endpoint. */
export interface ConnectedUpstream {
  readonly name: string
  readonly create: (endpoint: string | undefined, requestTimeoutMs?: number) => Provider
  readonly call: Call
}

export const connectedUpstreams: readonly ConnectedUpstream[] = [
  {
    name: 'Chime',
    create: (endpoint, timeout) => createChime(awsSettings(endpoint, timeout)),
    call: callTo('account', { userType: 'PrivateUser' }, 'EMAIL', 'ada@example.com'),
  },
  {
    name: 're:Post Private',
    create: (endpoint, timeout) => createRepostPrivate(awsSettings(endpoint, timeout)),
    call: callTo('space', { title: 'Come', body: 'Here' }, 'ACCESSOR_ID', 'd-1'),
  },
  {
    name: 'Wickr',
    create: (endpoint, timeout) => createWickr(awsSettings(endpoint, timeout)),
    call: { ...callTo('10000001', {}, 'USER_ID', '1234'), operation: 'reinvite' },
  },
  {
    name: 'Tencent',
    create: (endpoint, timeout = 5_000) =>
      createTencentOrganization({
        ...(endpoint === undefined ? {} : { endpoint }),
        credential: sandboxCredentials,
        requestTimeoutMs: timeout,
      }),
    call: callTo('organization', {}, 'ACCOUNT_UIN', '100000000777', { name: 'Shop', remark: '' }),
  },
]

const awsSettings = (endpoint: string | undefined, requestTimeoutMs = 5_000) => ({
  ...(endpoint === undefined ? {} : { endpoint }),
  region: 'eu-central-1',
  credentials: sandboxCredentials,
  requestTimeoutMs,
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
