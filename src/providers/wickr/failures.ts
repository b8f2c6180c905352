import { z } from 'zod'
import { commonRefusalReason, type RefusalReason } from '../aws/refusal.ts'
import type { Evidence, FailureCode, Outcome } from '../contract/outcome.ts'

/** One item of Wickr's `failed` list. */
export interface FailedItem {
  readonly userId?: string | undefined
  readonly field?: string | undefined
  readonly reason?: string | undefined
}

interface Context {
  readonly operation: string
  readonly requestId: string | undefined
  readonly redact: (text: string) => string
}

export function failureOf(item: FailedItem, evidence: Evidence, context: Context): Outcome {
  const { operation, requestId, redact } = context
  const reason = redact(item.reason ?? '') || 'Wickr gave no reason.'
  const field = ourField(item.field)
  return {
    kind: 'FAILED',
    code: codeOf(item),
    retryable: false,
    evidence,
    message: `Wickr did not invite this user: ${reason}`,
    ...(field === undefined ? {} : { field }),
    error: {
      code: 'failed',
      message: reason,
      operation,
      ...(requestId === undefined ? {} : { requestId }),
    },
  }
}

/** What failures that name nobody have in common, so that it holds for each of them. */
export function inCommon(items: readonly FailedItem[]): FailedItem {
  const [first] = items
  const same = items.every(
    ({ field, reason }) => field === first?.field && reason === first?.reason,
  )
  return same ? { ...first } : { reason: 'users of this call failed for different reasons' }
}

export const alreadyExists = (item: FailedItem): boolean => codeOf(item) === 'NAME_TAKEN'

export const withoutUserId: Outcome = {
  kind: 'FAILED',
  code: 'NOT_ELIGIBLE',
  retryable: false,
  evidence: 'INFERRED',
  message: "Wickr reinvites by user id, and this person's is not known here: give the user id.",
}

/** Wickr's errors in our words. */
export function refusalOf(name: string, status: number, error: unknown): RefusalReason {
  if (name === 'ResourceNotFoundError') return { code: 'DESTINATION_NOT_FOUND', retryable: false }
  if (name !== 'ValidationError') return commonRefusalReason(name, status)
  const { reasons = [] } = validationError.safeParse(error).data ?? {}
  const field = reasons.map((reason) => ourField(reason.field)).find((known) => known !== undefined)
  return {
    code: field === undefined || field === 'networkId' ? 'PROVIDER_REJECTED' : 'INVALID_RECIPIENT',
    retryable: false,
    ...(field === undefined ? {} : { field }),
  }
}

const validationError = z.object({
  reasons: z.array(z.object({ field: z.string().optional() })),
})

function codeOf({ field, reason = '' }: FailedItem): FailureCode {
  const known = reasons.find(([pattern]) => pattern.test(reason))
  if (known) return known[1]
  return ourField(field) === undefined ? 'PROVIDER_REJECTED' : 'INVALID_RECIPIENT'
}

// The sentences of the model's examples.
const reasons: readonly (readonly [RegExp, FailureCode])[] = [
  [/already exists/i, 'NAME_TAKEN'],
  [/user not found/i, 'RECIPIENT_NOT_FOUND'],
  [/cannot be reinvited/i, 'NOT_ELIGIBLE'],
]

/** `users.0.securityGroupIds` is the input's `securityGroupId`. */
function ourField(field = ''): string | undefined {
  return field
    .split(/[^A-Za-z]+/)
    .map((word) => ourFields.get(word))
    .find((known) => known !== undefined)
}

const ourFields: ReadonlyMap<string, string> = new Map([
  ['networkId', 'networkId'],
  ['username', 'username'],
  ['firstName', 'firstName'],
  ['lastName', 'lastName'],
  ['securityGroupIds', 'securityGroupId'],
  ['userIds', 'userIds'],
])
