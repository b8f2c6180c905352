import type { Logger } from '../logger.ts'
import { findKey, isApiKey } from './api-keys.ts'
import type { Caller } from './caller.ts'
import { openKeyFile } from './key-file.ts'
import { type Keyring, keyringOf } from './keyring.ts'
import { createVerifyToken, type TokenSettings, type VerifyToken } from './token.ts'

/**
 * Finds the caller of an `Authorization` header; undefined if its credential is missing or wrong.
 * Rejects if a token cannot be checked because the issuer's keys are unreachable.
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

/** Opens the configured ways to authenticate. Throws WrongKeys if the key file is invalid. */
export function openIdentity({ keys, tokens }: IdentitySettings, logger: Logger): Identity {
  const file = keys === undefined ? undefined : openKeyFile(keys, logger)
  return {
    identify: createIdentify({
      ...(file === undefined ? {} : { keyring: file.keyring }),
      ...(tokens === undefined ? {} : { verifyToken: createVerifyToken(tokens) }),
    }),
    [Symbol.dispose]: () => file?.[Symbol.dispose](),
  }
}

export interface IdentifyTools {
  readonly keyring?: () => Keyring
  readonly verifyToken?: VerifyToken
  /** The caller of requests without a credential. Only the sandbox sets it. */
  readonly unnamed?: Caller
}

export function createIdentify({ keyring, verifyToken, unnamed }: IdentifyTools): Identify {
  return async (authorization) => {
    if (authorization == null || authorization === '') return unnamed
    const [, credential] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    if (credential === undefined) return undefined
    if (isApiKey(credential)) return findKey(keyring?.() ?? noKeys, credential)
    return verifyToken?.(credential)
  }
}

const noKeys = keyringOf([])
