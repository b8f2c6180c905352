import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type JSONWebKeySet,
  jwtVerify,
} from 'jose'
import type { Caller } from './caller.ts'
import { type ClaimNames, callerOf } from './claims.ts'

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

/**
 * The caller of a token; undefined if the token is not valid. Rejects if the issuer's keys cannot be
 * read.
 */
export type VerifyToken = (token: string) => Promise<Caller | undefined>

/** Verifies tokens against the issuer's keys, which jose caches. */
export function createVerifyToken(settings: TokenSettings): VerifyToken {
  const { issuer, audience, keys, claims } = settings
  // The header's `kid` selects one of these keys. Its `jku`, `jwk` and `x5u` are ignored.
  const keySet =
    keys instanceof URL
      ? createRemoteJWKSet(keys, { [customFetch]: fetchSmall, timeoutDuration: 5_000 })
      : createLocalJWKSet(keys)
  const rules = {
    issuer,
    audience,
    algorithms: [...settings.algorithms],
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['exp', 'sub'],
  }
  return async (token) => {
    if (token.length > maxTokenLength) return undefined
    try {
      const { payload } = await jwtVerify(token, keySet, rules)
      return callerOf(payload, claims)
    } catch (error) {
      if (isBadToken(error)) return undefined
      throw new Error("the token issuer's keys could not be read", { cause: error })
    }
  }
}

const clockToleranceSeconds = 30
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

const maxKeySetBytes = 262_144

/** `fetch` with a size limit, for the issuer's keys. jose disables redirects. */
async function fetchSmall(url: string, options: RequestInit): Promise<Response> {
  const response = await fetch(url, options)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > maxKeySetBytes) throw new Error("the issuer's keys are too large")
    chunks.push(chunk)
  }
  return new Response(new Blob(chunks as BlobPart[]), { status: response.status })
}
