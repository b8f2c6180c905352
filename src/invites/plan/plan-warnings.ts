import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { SendRequest } from '../check/request.ts'

/** Stable: programs depend on them. */
export const planWarningCodes = [
  'END_OF_SUPPORT_NEAR',
  'NO_PER_RECIPIENT_RESULT',
  'NO_IDEMPOTENCY_AT_PROVIDER',
  'GROUP_RECIPIENT',
  'SLOW',
] as const
export type PlanWarningCode = (typeof planWarningCodes)[number]

/** Something to know before sending. `provider`: the one it is about, if it is about one. */
export interface PlanWarning {
  readonly code: PlanWarningCode
  /** For people. */
  readonly message: string
  readonly provider?: ProviderKind
}

// Half a year: long enough to plan a move.
const nearMs = 183 * 86_400_000
// Longer than anyone waits for an answer.
const slowSeconds = 60

/** What a sender should know before sending. Pure, apart from today's date. */
export function warningsOf(
  { targets }: Pick<SendRequest, 'targets'>,
  providers: ReadonlyMap<ProviderKind, Provider>,
  estimatedSeconds: number,
): PlanWarning[] {
  const providersUsed = [...new Set(targets.map(({ provider }) => provider))].flatMap(
    (kind) => providers.get(kind) ?? [],
  )
  const slow: PlanWarning[] =
    estimatedSeconds > slowSeconds
      ? [{ code: 'SLOW', message: `It takes about ${Math.ceil(estimatedSeconds / 60)} minutes.` }]
      : []
  return [...providersUsed.flatMap(warningsAbout), ...slow]
}

function warningsAbout(provider: Provider): PlanWarning[] {
  const { kind, displayName, capabilities, support } = provider
  const end = support.endOfSupport
  const warn = (holds: boolean, code: PlanWarningCode, message: string): PlanWarning[] =>
    holds ? [{ code, message, provider: kind }] : []
  return [
    ...warn(
      end !== undefined && Date.parse(end) - Date.now() < nearMs,
      'END_OF_SUPPORT_NEAR',
      support.notice ?? `The support of ${displayName} ends on ${end}.`,
    ),
    ...warn(
      !capabilities.perRecipientResult,
      'NO_PER_RECIPIENT_RESULT',
      `${displayName} answers for a whole call only, not for each recipient.`,
    ),
    ...warn(
      provider.whenUnanswered !== 'repeat',
      'NO_IDEMPOTENCY_AT_PROVIDER',
      `${displayName} would invite twice if a call were repeated, so a recipient whose answer is lost stays unconfirmed.`,
    ),
    ...warn(
      capabilities.recipientKinds.includes('ACCESSOR_ID'),
      'GROUP_RECIPIENT',
      `An accessor id at ${displayName} may be a group: one recipient here, many e-mails there.`,
    ),
  ]
}
