/** An authenticated program or person, and what it may do. */
export interface Caller {
  /** The name in the audit trail. */
  readonly id: string
  /** Callers of a tenant share batches, invites and idempotency keys; other tenants never see them. */
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

/** Is this a name for the audit trail: 1 to 200 characters without spaces or control characters? */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 200 && /^[^\p{C}\p{Z}]+$/u.test(value)
}
