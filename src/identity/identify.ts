import type { Logger } from '../logger.ts'
import { findKey, isApiKey } from './api-keys.ts'
import type { Caller } from './caller.ts'
import { openKeyFile } from './key-file.ts'
import { type Keyring, keyringOf } from './keyring.ts'
import { createVerifyToken, type TokenSettings, type VerifyToken } from './token.ts'

/**
 * Who sends this `Authorization` header. Undefined: nobody we know; a wrong credential is not told
 * from a missing one. Rejects when nobody can tell now: the issuer's keys are out of reach.
 */
export type Identify = (authorization: string | null | undefined) => Promise<Caller | undefined>

/** One of the two at least. */
export interface IdentitySettings {
  /** The path of the file with the API keys' hashes. */
  readonly keys?: string
  readonly tokens?: TokenSettings
}

export interface Identity extends Disposable {
  readonly identify: Identify
}

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
  /** Who asks without any credential. For the sandbox; elsewhere it is nobody. */
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
