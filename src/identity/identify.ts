import type { Logger } from '../logger.ts'
import { isApiKey, readKey } from './api-keys.ts'
import type { Caller, Credential } from './caller.ts'
import { withEnd, withKey } from './credential.ts'
import { openKeyFile } from './key-file.ts'
import { type Keyring, keyringOf } from './keyring.ts'
import { WrongKeys } from './parse-keys.ts'
import { clockToleranceSeconds } from './tokens/bearer-rules.ts'
import {
  createVerifyToken,
  openTokenKeys,
  type TokenSettings,
  type VerifyToken,
} from './tokens/token.ts'

/**
 * Finds the caller of an `Authorization` header; undefined if its credential is missing or wrong.
 * Rejects with KeysUnavailable if a token cannot be checked because the issuer's keys are not known.
 */
export type Identify = (authorization: string | null | undefined) => Promise<Caller | undefined>

/** At least one of the two is set. */
export interface IdentitySettings {
  /** The path of the file with the hashes of the API keys. */
  readonly keys?: string
  readonly tokens?: TokenSettings
}

export interface Identity extends Disposable {
  readonly identify: Identify
}

/**
 * Opens the configured ways to authenticate. Throws WrongKeys if the key file is invalid, or if nobody
 * could send a request: it has no key, and tokens are not accepted either.
 */
export function openIdentity({ keys, tokens }: IdentitySettings, logger: Logger): Identity {
  const file = keys === undefined ? undefined : openKeyFile(keys, logger)
  if (file?.keyring().size === 0 && tokens === undefined) {
    file[Symbol.dispose]()
    throw new WrongKeys(
      `Add a key to ${keys} with npm run key: it has none, so nobody can send a request.`,
    )
  }
  const tokenKeys = tokens && openTokenKeys(tokens, logger)
  return {
    identify: createIdentify({
      ...(file === undefined ? {} : { keyring: file.keyring, onKeysChange: file.onChange }),
      ...(tokens && tokenKeys ? { verifyToken: createVerifyToken(tokens, tokenKeys.find) } : {}),
    }),
    [Symbol.dispose]: () => {
      file?.[Symbol.dispose]()
      tokenKeys?.[Symbol.dispose]?.()
    },
  }
}

export interface IdentifyTools {
  readonly keyring?: () => Keyring
  /** Calls a listener after the keyring has changed. */
  readonly onKeysChange?: Credential['onChange']
  readonly verifyToken?: VerifyToken
  /** The caller of requests without a credential. Only the sandbox sets it. */
  readonly unnamed?: Caller
}

export function createIdentify(tools: IdentifyTools): Identify {
  const { keyring = () => noKeys, onKeysChange = neverChanges, verifyToken, unnamed } = tools
  const byKey = (credential: string): Caller | undefined => {
    const { id, hash } = readKey(credential)
    const find = () => keyring().find(id, hash)
    const caller = find()
    return caller && withKey(caller, find, keyring, onKeysChange)
  }
  const byToken = async (credential: string): Promise<Caller | undefined> => {
    const owner = await verifyToken?.(credential)
    if (owner === undefined) return undefined
    const { caller, expiresAt } = owner
    // A token that has expired is accepted for a little while, because clocks differ.
    const isLate = expiresAt <= Date.now()
    return withEnd(caller, isLate ? expiresAt + clockToleranceSeconds * 1000 : expiresAt)
  }
  return async (authorization) => {
    if (authorization == null || authorization === '') return unnamed
    const [, credential] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    if (credential === undefined) return undefined
    // A key never waits for what tokens wait for.
    return isApiKey(credential) ? byKey(credential) : byToken(credential)
  }
}

const noKeys = keyringOf([])
const neverChanges = () => () => undefined
