import {
  createLocalJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import type { Logger } from '../../logger.ts'
import type { Caller } from '../caller.ts'
import { clockToleranceSeconds, isBearerToken } from './bearer-rules.ts'
import { createBoundedChecks } from './bounded-checks.ts'
import { type ClaimNames, callerOf } from './claims.ts'
import { openIssuerKeys } from './issuer-keys.ts'

/** Which tokens are accepted. Nothing in a token can extend these settings. */
export interface TokenSettings {
  readonly issuer: string
  readonly audience: string
  readonly algorithms: readonly Algorithm[]
  /** The issuer's public keys, or the URL where it publishes them. */
  readonly keys: JSONWebKeySet | URL
  readonly claims: ClaimNames
}

// Asymmetric algorithms only: with a shared secret this gateway could create tokens itself.
export const algorithms = [
  ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'] as const),
] as const
export type Algorithm = (typeof algorithms)[number]

/** The caller of a token, and when the token expires, in milliseconds since 1970. */
export interface TokenOwner {
  readonly caller: Caller
  readonly expiresAt: number
}

/**
 * The owner of a token; undefined if the token is not valid. Rejects with KeysUnavailable if the
 * issuer's keys are not known, or if too many signatures wait to be checked.
 */
export type VerifyToken = (token: string) => Promise<TokenOwner | undefined>

/** Finds the configured keys of the issuer, or reads them at its URL. */
export function openTokenKeys(
  { keys }: TokenSettings,
  logger: Logger,
): { readonly find: JWTVerifyGetKey } & Partial<Disposable> {
  return keys instanceof URL ? openIssuerKeys(keys, logger) : { find: createLocalJWKSet(keys) }
}

/** Verifies tokens against the issuer's keys. */
export function createVerifyToken(
  { issuer, audience, algorithms, claims }: TokenSettings,
  // The header's `kid` selects one of these keys. Its `jku`, `jwk` and `x5u` are ignored.
  findKey: JWTVerifyGetKey,
): VerifyToken {
  const rules = {
    issuer,
    audience,
    algorithms: [...algorithms],
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['exp', 'sub'],
  }
  const checks = createBoundedChecks()
  return async (token) => {
    if (token.length > maxTokenLength) return undefined
    let endCheck: (() => void) | undefined
    // Signatures only: a good token must not wait for those whose key the issuer is asked for.
    const findAndBegin: JWTVerifyGetKey = async (header, parts) => {
      const key = await findKey(header, parts)
      endCheck = await checks.begin()
      return key
    }
    try {
      const { payload, protectedHeader } = await jwtVerify(token, findAndBegin, rules)
      if (!isBearerToken(protectedHeader, payload, Date.now() / 1000)) return undefined
      const caller = callerOf(payload, claims)
      return caller && { caller, expiresAt: (payload.exp ?? 0) * 1000 }
    } catch (error) {
      if (isBadToken(error)) return undefined
      throw error
    } finally {
      endCheck?.()
    }
  }
}

const maxTokenLength = 8_192

/** Is this an error of jose about the token itself, not about the issuer's keys or the network? */
function isBadToken(error: unknown): boolean {
  return bad.some((kind) => error instanceof kind)
}

const bad = [
  errors.JWTInvalid,
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
]
