/** An authenticated program or person, and what it may do. */
export interface Caller {
  /** The name in the audit trail. */
  readonly id: string
  /** Callers of a tenant share batches, invites and idempotency keys; other tenants never see them. */
  readonly tenant: string
  readonly scopes: ReadonlySet<Scope>
  /** Grants, see `isDestinationGrant`: `CHIME/berlin`, `CHIME/*` or `*`. */
  readonly destinations: ReadonlySet<string>
  /** Undefined: the permissions neither change nor end. */
  readonly credential?: Credential
}

/** What let a caller in. It can end, and what it allows can change, while a request goes on. */
export interface Credential {
  /**
   * The caller with the permissions of now; undefined once the credential has expired, was removed,
   * or belongs to another tenant.
   */
  current(): Caller | undefined
  /** Calls `listener` when `current` may have changed. Call the result to end that. */
  onChange(listener: () => void): () => void
}

/** The caller with the permissions of now; undefined if it may not do anything any more. */
export function currentCaller(caller: Caller): Caller | undefined {
  return caller.credential === undefined ? caller : caller.credential.current()
}

export const scopes = [
  'invites:read',
  'invites:send',
  'invites:resend',
  'invites:revoke',
  'people:erase',
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
