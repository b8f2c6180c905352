/** Limits of this gateway, not of the providers behind it. */
export interface GatewayLimits {
  readonly maxRecipientsPerBatch: number
  readonly maxTargetsPerBatch: number
  readonly maxWaitSeconds: number
  readonly idempotencyRetentionSeconds: number
  readonly maxInvitesPerRevoke: number
  /** A batch that was finished so many days ago is deleted; undefined: none is. */
  readonly retentionDays?: number
  /** The same for its addresses, names and texts; outcomes and hashes stay. */
  readonly textRetentionDays?: number
  /** A lifecycle that was read at a provider is not read again within this. */
  readonly lifecycleMemorySeconds: number
  /** Size of a request's body. A larger one is refused before it is read. */
  readonly maxBodyBytes: number
  /** No second invite to a recipient at the same destination within this, over all tenants. */
  readonly coolDownSeconds: number
  /** Addresses of one mailbox, with and without tags, within the cool-down. More of them wait. */
  readonly maxMailboxAddressesPerDestination: number
  /** The same over all destinations. */
  readonly maxMailboxAddresses: number
  /** Of one tenant, in a UTC day; undefined: no limit. */
  readonly maxRecipientsPerDay?: number
  /** Of one tenant, in a UTC day, whatever becomes of them: skipped and invalid ones are stored too. */
  readonly maxStoredRecipientsPerDay: number
  /** Of one tenant, queued at one destination at once. */
  readonly maxWaitingRecipientsPerDestination: number
  /** The same over all destinations. */
  readonly maxWaitingRecipients: number
  /** Hosts that links in an invite's text may lead to, `*.` for all subdomains; undefined: any. */
  readonly allowedLinkHosts?: readonly string[]
  /** Subscriptions at once, in this process. */
  readonly maxSubscriptions: number
  readonly maxSubscriptionsPerCaller: number
  /** At once, in this process. Further ones wait for their tenant's turn. */
  readonly maxRequestsInWork: number
  /**
   * At once, in this process: for a batch, a provider, their body, their client, or a turn to work. A
   * tenant has at most as many as are still free, and `maxWaitingRequestsPerTenant`.
   */
  readonly maxWaitingRequests: number
  readonly maxWaitingRequestsPerTenant: number
  /** How many fields one operation may read. A field of a page counts for each entry. */
  readonly maxOperationCost: number
}

/** How much one tenant may do in one UTC day, and how much of it may wait. */
export type Quotas = Pick<
  GatewayLimits,
  | 'maxRecipientsPerDay'
  | 'maxStoredRecipientsPerDay'
  | 'maxWaitingRecipientsPerDestination'
  | 'maxWaitingRecipients'
>

/** `waitSeconds` of a request that leaves it out. `maxWaitSeconds` cannot be configured below it. */
export const defaultWaitSeconds = 10

/** The limits of a gateway that configures none. */
export const defaultLimits: GatewayLimits = {
  maxRecipientsPerBatch: 10_000,
  maxTargetsPerBatch: 100,
  maxWaitSeconds: 60,
  // 30 days, as long as any API we know. Requests are not retried after a month.
  idempotencyRetentionSeconds: 30 * 86_400,
  // Each invitation is read just before it is revoked, so fifty take ten seconds.
  maxInvitesPerRevoke: 50,
  // People do not join within a minute of each other; a console that polls then reads once.
  lifecycleMemorySeconds: 60,
  maxBodyBytes: 1_048_576,
  // A hundred of the largest batches; about 3 GB.
  maxStoredRecipientsPerDay: 1_000_000,
  // More than Tencent Cloud takes in three hours, and in all what one may store in a day.
  maxWaitingRecipientsPerDestination: 250_000,
  maxWaitingRecipients: 1_000_000,
  // Five minutes, the default window of `reinviteUsers`: a second e-mail is not needed earlier.
  coolDownSeconds: 300,
  // A tester with a few tags is not held up, and nobody gets more than a handful of e-mails at once.
  maxMailboxAddressesPerDestination: 5,
  maxMailboxAddresses: 20,
  // A subscription holds a socket and about 50 kB.
  maxSubscriptions: 5_000,
  maxSubscriptionsPerCaller: 1_000,
  // Each has a place in the queue for the database.
  maxRequestsInWork: 2_000,
  // A waiting request holds a socket, its body and about 50 kB.
  maxWaitingRequests: 5_000,
  maxWaitingRequestsPerTenant: 2_000,
  // Every field of a full page of 1,000 invites, or a page of pages at its usual size.
  maxOperationCost: 50_000,
}
