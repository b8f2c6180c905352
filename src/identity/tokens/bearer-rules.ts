import type { JWTPayload } from 'jose'

type Header = Readonly<Record<string, unknown>>

/**
 * Is a verified token an access token that a mere bearer may use, with plausible times? Logout, ID and
 * refresh tokens of the same issuer are not, nor are tokens that are bound to a key or certificate
 * (DPoP, mTLS): to prove possession takes more than the token. `now` in seconds. Pure.
 */
export function isBearerToken(header: Header, payload: JWTPayload, now: number): boolean {
  return (
    isType(header.typ, accessTypes) &&
    // Keycloak states the use of a token in the claim `typ`, Cognito in `token_use`.
    isType(payload.typ, accessTypes) &&
    isType(payload.token_use, ['access']) &&
    payload.cnf === undefined &&
    // Logout and security event tokens; their `typ` was recommended later.
    payload.events === undefined &&
    areTimesPlausible(payload, now)
  )
}

/** Clocks may differ by this much, in seconds. */
export const clockToleranceSeconds = 30

const accessTypes = ['jwt', 'at+jwt', 'bearer']
// Longer lives are mistakes, such as milliseconds for seconds.
const maxLifeSeconds = 366 * 86_400

function isType(value: unknown, allowed: readonly string[]): boolean {
  if (value === undefined) return true
  // RFC 7515: `application/` may be left out.
  return (
    typeof value === 'string' && allowed.includes(value.toLowerCase().replace(/^application\//, ''))
  )
}

/** The times that are past or to come by themselves were compared by jose. */
function areTimesPlausible({ exp, nbf, iat }: JWTPayload, now: number): boolean {
  const areWhole = [exp, nbf, iat].every((time) => time === undefined || isWhole(time))
  return (
    areWhole &&
    exp !== undefined &&
    exp <= now + maxLifeSeconds &&
    (iat === undefined || iat <= now + clockToleranceSeconds)
  )
}

/** Seconds since 1970. JSON can hold `1e999`, which is infinite here. */
function isWhole(time: number): boolean {
  return Number.isSafeInteger(time) && time >= 0
}
