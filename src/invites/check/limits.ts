/** Limits of this gateway, not of the providers behind it. */
export interface GatewayLimits {
  readonly maxRecipientsPerBatch: number
  readonly maxTargetsPerBatch: number
  readonly maxWaitSeconds: number
  readonly idempotencyRetentionSeconds: number
  readonly maxInvitesPerRevoke: number
  /** What was read at a provider about a lifecycle is asked again after this. */
  readonly lifecycleMemorySeconds: number
  /** Of a request's body; larger ones are refused before they are read. */
  readonly maxBodyBytes: number
  /** A recipient is sent no second invite to the same destination within this, whoever asks. */
  readonly coolDownSeconds: number
  /** Of one tenant, in UTC; undefined: as many as they like. */
  readonly maxRecipientsPerDay?: number
  /** Whose links the text of an invite may have, `*.` for all below; undefined: anybody's. */
  readonly allowedLinkHosts?: readonly string[]
  /** Subscriptions at once, at this replica. */
  readonly maxSubscriptions: number
  readonly maxSubscriptionsPerCaller: number
  /** At once, in this process; more are told to come back. */
  readonly maxRequestsInWork: number
  /** Fields that one operation may read, pages multiplied. */
  readonly maxOperationCost: number
}

/** `waitSeconds` of a request that leaves it out. `maxWaitSeconds` cannot be configured below it. */
export const defaultWaitSeconds = 10

export const defaultLimits: GatewayLimits = {
  maxRecipientsPerBatch: 10_000,
  maxTargetsPerBatch: 100,
  maxWaitSeconds: 60,
  // 30 days, as the longest of our peers; nobody retries a request after a month.
  idempotencyRetentionSeconds: 30 * 86_400,
  // Each is looked at just before it is withdrawn: fifty take ten seconds.
  maxInvitesPerRevoke: 50,
  // Nobody joins within the minute; a console that polls reads once.
  lifecycleMemorySeconds: 60,
  maxBodyBytes: 1_048_576,
  // Five minutes, as `reinviteUsers` looks back by itself: a person needs no second e-mail earlier.
  coolDownSeconds: 300,
  // A subscription holds a socket and about 50 kB.
  maxSubscriptions: 5_000,
  maxSubscriptionsPerCaller: 1_000,
  // Each holds its body and its place in the database's queue; most of them only wait.
  maxRequestsInWork: 2_000,
  // Every field of a full page of 1,000 invites, or a page of pages at its usual size.
  maxOperationCost: 50_000,
}
