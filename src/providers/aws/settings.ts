import type { ChimeClientConfig } from '@aws-sdk/client-chime'
import { boundedAgent } from '../connections/bounded-agent.ts'
import { type ProxySettings, throughProxy } from '../connections/proxy.ts'

/** What is undefined comes from the SDK's standard chain: environment, profile, instance role. */
export interface AwsSettings {
  readonly endpoint?: string
  readonly region?: string
  readonly credentials?: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string
  }
  /** Undefined: the environment or the profile decides. */
  readonly useFipsEndpoint?: boolean
  readonly useDualstackEndpoint?: boolean
  /** Of the services whose official package may be missing. Undefined: it is used where it is installed. */
  readonly clients?: {
    readonly onlyBuiltIn?: boolean
    /** The URL of a file from which packages are found; only tests set it. */
    readonly from?: string
  }
  /** Undefined: connections are direct. */
  readonly proxy?: ProxySettings
  /** Until an answer begins. A whole attempt may take `attemptTimeoutMs`. */
  readonly requestTimeoutMs: number
  /** Until TCP is connected. What ends here was provably never sent. */
  readonly connectionTimeoutMs?: number
}

/** Configuration of any AWS client: one attempt, every wait and every answer bounded. */
export function clientConfig(settings: AwsSettings) {
  const { endpoint, region, credentials, requestTimeoutMs, proxy } = settings
  const { useFipsEndpoint, useDualstackEndpoint } = settings
  return {
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(useFipsEndpoint === undefined ? {} : { useFipsEndpoint }),
    ...(useDualstackEndpoint === undefined ? {} : { useDualstackEndpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    // Both are explicit, else AWS_MAX_ATTEMPTS, AWS_RETRY_MODE and the profile decide, and the
    // SDK's own three attempts send an invitation up to three times.
    maxAttempts: 1,
    retryMode: 'standard',
    cacheMiddleware: true,
    // Else files with credentials are read once in the life of the process.
    ignoreCache: true,
    requestHandler: {
      // Half, so that a dead address ends as "not connected" and not as an unknown outcome.
      connectionTimeout: settings.connectionTimeoutMs ?? Math.min(3_000, requestTimeoutMs / 2),
      requestTimeout: requestTimeoutMs,
      // Without it the SDK prints a warning and goes on waiting.
      throwOnRequestTimeout: true,
      socketTimeout: requestTimeoutMs,
      httpAgent: boundedAgent('http:', agentOptions),
      httpsAgent: boundedAgent('https:', { ...agentOptions, ...throughProxy(proxy) }),
    },
  } satisfies ChimeClientConfig & { readonly ignoreCache: boolean }
}

const agentOptions = {
  keepAlive: true,
  // Idle sockets. A socket that the upstream closes just as we write gives ECONNRESET, which at
  // re:Post nobody can settle; too short costs a handshake and nothing else.
  timeout: 4_000,
}
