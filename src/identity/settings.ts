import { z } from 'zod'
import { usualClaims } from './tokens/claims.ts'
import { algorithms } from './tokens/token.ts'

// Plain http is accepted on this machine only, where no one can intercept it.
const keysUrl = z
  .url()
  .refine((text) => /^https:|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(text), {
    error: 'must be a URL like https://issuer/keys',
  })
  .transform((text) => new URL(text))
  // `fetch` refuses such URLs, and its error in the log would show the password.
  .refine(({ username, password }) => username === '' && password === '', 'must hold no password')
const publicKeys = z.strictObject({
  keys: z
    .array(
      z
        .looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']) })
        .refine((key) => !('d' in key), 'must be public'),
    )
    .min(1),
})
const tokens = z.strictObject({
  issuer: z.string().min(1).describe('The `iss` that tokens must have.'),
  audience: z.string().min(1).describe('The `aud` that tokens must have.'),
  algorithms: z.array(z.enum(algorithms)).min(1).describe('Signature algorithms to accept.'),
  keys: z
    .union([keysUrl, publicKeys], 'must be an https URL or a set of public keys')
    .describe("The URL of the issuer's JWKS, or its public keys as a JWK set."),
  claims: z
    .strictObject({
      tenant: z.string().min(1).default(usualClaims.tenant).describe('The claim with the tenant.'),
      scopes: z
        .string()
        .min(1)
        .default(usualClaims.scopes)
        .describe('The claim with the scopes, separated by spaces or as a list.'),
      destinations: z
        .string()
        .min(1)
        .default(usualClaims.destinations)
        .describe('The claim with the destinations, like `CHIME/berlin`, `CHIME/*` or `*`.'),
    })
    .default(usualClaims),
})

const needsOne =
  'must say who may send requests, with "keys" or "tokens": see docs/configuration.md, "Identity"'

/** The part `identity` of the configuration file. */
export const identityFile = z
  .strictObject(
    {
      keys: z
        .string()
        .min(1)
        .optional()
        .describe('The file of API keys. A relative path starts at the configuration file.'),
      tokens: tokens.optional(),
    },
    needsOne,
  )
  .refine(({ keys, tokens }) => keys !== undefined || tokens !== undefined, needsOne)
