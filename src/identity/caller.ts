/** Who asks, and what they may do. */
export interface Caller {
  /** For the audit trail. */
  readonly id: string
  /** Callers of a tenant share batches, invites and idempotency keys. Those of others are not there. */
  readonly tenant: string
  readonly scopes: ReadonlySet<Scope>
  /** Grants, see `isDestinationGrant`: `CHIME/berlin`, `CHIME/*` or `*`. */
  readonly destinations: ReadonlySet<string>
}

export const scopes = [
  'invites:read',
  'invites:send',
  'invites:resend',
  'invites:revoke',
  'schema:read',
] as const
export type Scope = (typeof scopes)[number]

export function isScope(text: string): text is Scope {
  return (scopes as readonly string[]).includes(text)
}

/** Fit for an audit trail: something, not too long, and on one line. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 200 && /^[^\p{C}\p{Z}]+$/u.test(value)
}
