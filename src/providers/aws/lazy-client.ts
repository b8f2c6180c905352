import { setTimeout as sleep } from 'node:timers/promises'
import { boundCredentialRequests } from '../connections/bounded-credential-requests.ts'
import { unobserved } from '../connections/observe-requests.ts'
import { asNoCredentials, isAboutCredentials } from './credentials.ts'
import { withinDeadline } from './deadline.ts'
import type { AwsSettings } from './settings.ts'

/** A client of the SDK that is loaded and configured by the first call. */
export interface LazyClient<Loaded> {
  /** Calls that come together share one client. */
  readonly load: () => Promise<Loaded>
  /** One attempt, for as long as the settings allow. */
  readonly attempt: <T>(
    signal: AbortSignal | undefined,
    run: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ) => Promise<T>
  readonly close: () => void
}

export function lazyClient<Loaded extends { readonly client: SdkClient }>(
  settings: AwsSettings,
  load: () => Promise<Loaded>,
): LazyClient<Loaded> {
  let loading: Promise<Loaded> | undefined
  return {
    load: () => {
      loading ??= load().then((loaded) => {
        separateCredentials(loaded.client)
        return loaded
      })
      return loading
    },
    attempt: (signal, run) =>
      boundCredentialRequests(async () => {
        try {
          return await withinDeadline(settings, signal, run)
        } catch (error) {
          const { client } = (await loading) ?? {}
          if (client && isRefusalOfCredentials(error)) await renewCredentials(client)
          throw error
        }
      }),
    close: () => void loading?.then(({ client }) => client.destroy()),
  }
}

interface SdkClient {
  readonly config: { credentials: Credentials }
  destroy(): void
}

type Credentials = (options: { readonly forceRefresh: boolean }) => Promise<unknown>

/**
 * The SDK asks a token service for the credentials of a role with the client's own agent, and throws
 * the errors of that service as if they were the upstream's. They say nothing about the call.
 */
function separateCredentials({ config }: SdkClient): void {
  const read = config.credentials
  const separate: Credentials = async (options) => {
    try {
      return await unobserved(() => read(options))
    } catch (error) {
      throw asNoCredentials(error)
    }
  }
  // Else the SDK keeps what it got a second time.
  config.credentials = Object.assign(separate, { memoized: true })
}

const isRefusalOfCredentials = (error: unknown) =>
  error instanceof Error && isAboutCredentials(error.name)

/** Asks the chain again: the SDK keeps credentials without an expiry for ever. */
async function renewCredentials(client: SdkClient): Promise<void> {
  const renewal = client.config.credentials({ forceRefresh: true }).catch(() => undefined)
  await Promise.race([renewal, sleep(maxRenewalMs, undefined, { ref: false })])
}

// A source that takes longer is asked again by the next call.
const maxRenewalMs = 5_000
