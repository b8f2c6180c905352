import { type CredentialSource, NoCredentials, type TencentCredential } from './credential.ts'

/** A credential that ends. */
export interface Session {
  readonly credential: TencentCredential
  /** By the clock of the upstream, in milliseconds as `Date.now()`. */
  readonly endsAt: number
}

/**
 * Reads a session when it is needed, and again before it ends. The SDK's own way keeps a failure for
 * ever, and reads without a pause while our clock is so late that every session seems to have ended.
 */
export function temporaryCredentials(
  read: () => Promise<Session>,
  { reserveMs = 60_000, minIntervalMs = 10_000 } = {},
): CredentialSource {
  let latest: Session | undefined
  let readAgainAt = 0
  let reading: Promise<TencentCredential> | undefined

  const renew = async (): Promise<TencentCredential> => {
    try {
      latest = await read()
      readAgainAt = Math.max(latest.endsAt - reserveMs, Date.now() + minIntervalMs)
    } catch (error) {
      if (latest === undefined || latest.endsAt <= Date.now()) throw asNoCredentials(error)
      readAgainAt = Date.now() + minIntervalMs
    }
    return latest.credential
  }

  return {
    current: async () => {
      if (latest !== undefined && Date.now() < readAgainAt) return latest.credential
      reading ??= renew().finally(() => {
        reading = undefined
      })
      return reading
    },
    refused: () => {
      readAgainAt = 0
    },
  }
}

function asNoCredentials(error: unknown): NoCredentials {
  const why = error instanceof Error ? error.message : String(error)
  return new NoCredentials(`The credentials of the role could not be read: ${why}`, {
    cause: error,
  })
}
