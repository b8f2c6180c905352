import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { SendRequest } from '../check/request.ts'
import type { PlannedSeats } from './seats.ts'

/**
 * What each warning says, beside its sentence. The type asks for it, so that a client can say the
 * warning in another language. The codes are stable: programs depend on them.
 */
interface WarningArguments {
  /** The day as `2027-02-20`. */
  readonly END_OF_SUPPORT_NEAR: { readonly date: string; readonly recipients: number }
  readonly NO_PER_RECIPIENT_RESULT: { readonly recipients: number }
  readonly NO_IDEMPOTENCY_AT_PROVIDER: { readonly recipients: number }
  readonly GROUP_RECIPIENT: { readonly recipients: number }
  readonly MAILBOX_LIMIT: {
    /** Those who wait. */
    readonly recipients: number
    /** Until the last of them leaves. */
    readonly seconds: number
    /** Addresses of one mailbox at one destination. */
    readonly limit: number
  }
  readonly NOT_ENOUGH_SEATS: {
    /** Those who would be sent to. */
    readonly recipients: number
    /** The seats that are left. */
    readonly limit: number
  }
  readonly SLOW: { readonly seconds: number; readonly limit: number }
}

export type PlanWarningCode = keyof WarningArguments

/** Something to know before sending. `provider`: the one it is about, if it is about one. */
export type PlanWarning = {
  [Code in PlanWarningCode]: WarningArguments[Code] & {
    readonly code: Code
    /** For people. */
    readonly message: string
    readonly provider?: ProviderKind
  }
}[PlanWarningCode]

/** What a plan is warned of, beside its providers. */
export interface PlanFacts {
  readonly estimatedSeconds: number
  /** For how many seconds each recipient waits who is held back for a mailbox. */
  readonly mailboxWaits: readonly number[]
  readonly maxMailboxAddressesPerDestination: number
  readonly maxMailboxAddresses: number
  readonly seats: readonly PlannedSeats[]
  /** The name of a destination, for people. */
  readonly labelOf: (provider: ProviderKind, destinationId: string) => string
}

// Half a year: long enough to plan a move.
const nearMs = 183 * 86_400_000
// Longer than anyone waits for an answer.
const slowSeconds = 60

/** What a sender should know before sending. Pure, apart from today's date. */
export function warningsOf(
  { targets }: Pick<SendRequest, 'targets'>,
  providers: ReadonlyMap<ProviderKind, Provider>,
  facts: PlanFacts,
): PlanWarning[] {
  const byProvider = Map.groupBy(targets, ({ provider }) => provider)
  const aboutProviders = [...byProvider].flatMap(([kind, own]) => {
    const provider = providers.get(kind)
    const recipients = own.reduce((sum, target) => sum + target.recipients.length, 0)
    return provider === undefined ? [] : warningsAbout(provider, recipients)
  })
  return [
    ...aboutProviders,
    ...seatWarnings(facts),
    ...mailboxWarning(facts),
    ...slowWarning(facts),
  ]
}

/** Where the seats are not known, there is nothing to warn of. */
function seatWarnings({ seats, labelOf }: PlanFacts): PlanWarning[] {
  return seats.flatMap(({ provider, destinationId, needed, read }) => {
    if (read.kind !== 'read' || read.value >= needed) return []
    const left = read.value === 1 ? '1 seat is' : `${read.value} seats are`
    const message = `${left} left at ${labelOf(provider, destinationId)}, and ${needed} are needed. Whoever gets none fails.`
    return { code: 'NOT_ENOUGH_SEATS', message, provider, recipients: needed, limit: read.value }
  })
}

function mailboxWarning({ mailboxWaits: waits, ...limits }: PlanFacts): PlanWarning[] {
  if (waits.length === 0) return []
  const { maxMailboxAddressesPerDestination: limit, maxMailboxAddresses } = limits
  const seconds = Math.ceil(waits.reduce((longest, wait) => Math.max(longest, wait), 0))
  const message = `Invitations to one mailbox wait for each other: at most ${limit} addresses of it at a destination and ${maxMailboxAddresses} over all leave within the cool-down. ${waits.length} recipients wait, the last for about ${Math.ceil(seconds / 60)} minutes.`
  return [{ code: 'MAILBOX_LIMIT', message, recipients: waits.length, seconds, limit }]
}

function slowWarning({ estimatedSeconds }: PlanFacts): PlanWarning[] {
  if (estimatedSeconds <= slowSeconds) return []
  const seconds = Math.ceil(estimatedSeconds)
  const message = `It takes about ${Math.ceil(seconds / 60)} minutes.`
  return [{ code: 'SLOW', message, seconds, limit: slowSeconds }]
}

function warningsAbout(provider: Provider, recipients: number): PlanWarning[] {
  const { kind, displayName, capabilities, support } = provider
  const warnings: PlanWarning[] = []
  const about = { provider: kind, recipients }
  const end = support.endOfSupport
  if (end !== undefined && Date.parse(end) - Date.now() < nearMs) {
    const message = support.notice ?? `The support of ${displayName} ends on ${end}.`
    warnings.push({ code: 'END_OF_SUPPORT_NEAR', message, date: end, ...about })
  }
  if (!capabilities.perRecipientResult) {
    const message = `${displayName} answers for a whole call only, not for each recipient.`
    warnings.push({ code: 'NO_PER_RECIPIENT_RESULT', message, ...about })
  }
  if (provider.whenUnanswered !== 'repeat') {
    const message = `${displayName} would invite twice if a call were repeated, so a recipient whose answer is lost stays unconfirmed.`
    warnings.push({ code: 'NO_IDEMPOTENCY_AT_PROVIDER', message, ...about })
  }
  if (capabilities.recipientKinds.includes('ACCESSOR_ID')) {
    const message = `An accessor id at ${displayName} may be a group: one recipient here, many e-mails there.`
    warnings.push({ code: 'GROUP_RECIPIENT', message, ...about })
  }
  return warnings
}
