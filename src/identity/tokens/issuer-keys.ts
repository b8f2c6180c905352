import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import type { Logger } from '../../logger.ts'
import { KeysUnavailable } from './keys-unavailable.ts'
import { readKeySet } from './read-key-set.ts'

/** The issuer's current keys. */
export interface IssuerKeys extends Disposable {
  /**
   * Finds the key of a token. Keys that have been read are found without waiting for the issuer.
   * Rejects with KeysUnavailable if the issuer has to be asked and does not answer.
   */
  readonly find: JWTVerifyGetKey
}

/** In milliseconds. Only tests change them. */
export interface IssuerTimes {
  /** From one reading to the next. A removed key is trusted for this long. */
  readonly renewMs: number
  /** From a failed reading to the next attempt. */
  readonly retryMs: number
  /** While the issuer does not answer, its last keys are trusted for this long. */
  readonly keepMs: number
  /** An unknown key id makes the gateway read again, unless it read within this time. */
  readonly unknownIdMs: number
}

const defaultTimes: IssuerTimes = {
  renewMs: 5 * 60_000,
  retryMs: 10_000,
  // An outage of a night. A key that was stolen stays trusted as long, if its thief also stops the
  // issuer's answers.
  keepMs: 12 * 3_600_000,
  unknownIdMs: 30_000,
}

// Tokens that wait for the issuer. Good ones do not, once its keys have been read.
const maxWaiting = 1_000

/** Reads the keys at once, renews them in the background, and logs when that begins or stops to fail. */
export function openIssuerKeys(url: URL, logger: Logger, times = defaultTimes): IssuerKeys {
  let known: { readonly find: JWTVerifyGetKey; readonly readAt: number } | undefined
  let failing = false
  let reading: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let waiting = 0
  let closed = false

  const read = async () => {
    try {
      const find = createLocalJWKSet(await readKeySet(url))
      known = { find, readAt: performance.now() }
      if (failing) logger.info({}, "the token issuer's keys can be read again")
      failing = false
    } catch (error) {
      if (!failing) logger.error({ error }, "the token issuer's keys cannot be read")
      failing = true
      forgetOld()
    }
    reading = undefined
    if (!closed) timer = setTimeout(startReading, failing ? times.retryMs : times.renewMs).unref()
  }
  const startReading = (): Promise<void> => {
    clearTimeout(timer)
    reading ??= read()
    return reading
  }
  const forgetOld = () => {
    if (known === undefined || performance.now() - known.readAt < times.keepMs) return
    known = undefined
    logger.error(
      {},
      "the token issuer's last keys are too old, so tokens are not accepted any more",
    )
  }
  const wait = async (work: Promise<void>) => {
    if (waiting >= maxWaiting) throw new KeysUnavailable()
    waiting += 1
    await work
    waiting -= 1
  }
  /** Resolves to false if the issuer is not asked now: it has just been asked. */
  const readAgain = async (): Promise<boolean> => {
    const isRecent = known !== undefined && performance.now() - known.readAt < times.unknownIdMs
    if (reading === undefined && (failing || isRecent)) return false
    await wait(startReading())
    return true
  }

  void startReading()
  return {
    find: async (header, token) => {
      if (known === undefined) await readAgain()
      if (known === undefined) throw new KeysUnavailable()
      try {
        return await known.find(header, token)
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
        const isNew = await readAgain()
        // The issuer may have published the key, but it cannot be asked.
        if (failing) throw new KeysUnavailable()
        if (!isNew) throw error
        return known.find(header, token)
      }
    },
    [Symbol.dispose]: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}
