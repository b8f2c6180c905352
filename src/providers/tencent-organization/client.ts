import type { Client } from 'tencentcloud-sdk-nodejs/tencentcloud/services/organization/v20181225/organization_client.js'
import { z } from 'zod'
import { observeRequests } from '../connections/observe-requests.ts'
import { identifier } from '../identifier.ts'
import { attemptTimeoutMs } from '../timeouts.ts'
import { endpointOf, singleHopAgent, whenWritten } from './agent.ts'
import type { TencentOrganizationSettings } from './configuration.ts'
import type { TencentCredential } from './credentials/credential.ts'
import { credentialSource } from './credentials/credential-source.ts'

/** The SDK's client, loaded by the first request. */
export interface TencentOrganizationClient {
  /** Loads the SDK. */
  load(): Promise<unknown>
  /** One attempt. Resolves to the `Response` of the answer, unparsed, or throws the SDK's error, an `UnusableAnswer`, a `NeverSent` or a `NoCredentials`. */
  request(
    action: string,
    parameters: object,
    signal?: AbortSignal,
    onWritten?: () => void,
  ): Promise<unknown>
  /** Ends after as long as one request may take. */
  deadline(signal?: AbortSignal): AbortSignal
  close(): void
}

export function connectTencentOrganization(
  settings: TencentOrganizationSettings,
): TencentOrganizationClient {
  const credentials = credentialSource(settings)
  const endpoint = endpointOf(settings.endpoint, international)
  const agent = singleHopAgent(endpoint, settings.proxy)
  let loading: Promise<Client> | undefined
  let latest: TencentCredential | undefined

  const deadline = (...signals: readonly (AbortSignal | undefined)[]) =>
    AbortSignal.any([
      AbortSignal.timeout(attemptTimeoutMs(settings.requestTimeoutMs)),
      ...signals.filter((signal) => signal !== undefined),
    ])

  const load = async () => {
    // The package's root loads every service Tencent has: a second and 50 MB.
    const { Client } = await import(
      'tencentcloud-sdk-nodejs/tencentcloud/services/organization/v20181225/organization_client.js'
    )
    const { protocol, host } = endpoint
    const reqTimeout = settings.requestTimeoutMs / 1000
    return new Client({
      // Read before the request: what is requested for it is no part of the call.
      credential: { getCredential: async () => latest ?? credentials.current() },
      profile: {
        language: 'en-US',
        httpProfile: { protocol: `${protocol}//`, endpoint: host, reqTimeout, agent },
      },
    })
  }

  const loaded = () => {
    loading ??= load()
    return loading
  }

  return {
    load: loaded,
    deadline: (signal) => deadline(signal),
    async request(action, parameters, signal, onWritten) {
      const client = await loaded()
      latest = await credentials.current()
      const over = new AbortController()
      try {
        const options = { signal: deadline(signal, over.signal) }
        const request = () => client.request(action, parameters, options)
        return await observeRequests(() => whenWritten.run(onWritten, request))
      } catch (error) {
        if (sdkError.parse(error).code?.startsWith('AuthFailure')) credentials.refused()
        throw error
      } finally {
        // The SDK leaves the body of an error answer unread, which would hold its socket for ever.
        over.abort()
      }
    },
    close: () => agent.destroy(),
  }
}

// The SDK's own default is the mainland host.
const international = 'organization.intl.tencentcloudapi.com'

/** Every success carries one; what does not is no answer of this API. */
export const requestIdOf = (reply: unknown): string | undefined =>
  success.safeParse(reply).data?.RequestId

const success = z.object({ RequestId: identifier })

/** What the SDK throws: its own exception, or whatever its HTTP client threw while reading. */
export const sdkError = z
  .object({
    name: z.string().catch('Error'),
    message: z.string().catch(''),
    code: z.string().optional().catch(undefined),
    httpCode: z.number().optional().catch(undefined),
    requestId: identifier.optional().catch(undefined),
    /** Of the HTTP client's errors, e.g. `body-timeout`. */
    type: z.string().optional().catch(undefined),
  })
  .catch({ name: 'Error', message: '' })

export type SdkError = z.infer<typeof sdkError>
