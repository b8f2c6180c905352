import { z } from 'zod'
import { createNameReader } from '../aws/named-recipients.ts'
import { commonRefusalReason, type RefusalReason, unclear } from '../aws/refusal.ts'
import type { Evidence, FailureCode, Outcome } from '../contract/outcome.ts'
import { errorDetails } from '../error-details.ts'
import { reasonOf } from '../reason.ts'

/** One item of Wickr's `failed` list. */
export interface FailedItem {
  readonly userId?: string | undefined
  readonly field?: string | undefined
  readonly reason?: string | undefined
}

/** The user id of a failure to create somebody. */
export const nobodysId = '0'

interface Context {
  /** What the answer says of the whole call. */
  readonly overall?: string | undefined
  readonly operation: string
  readonly requestId: string | undefined
  readonly redact: (text: string) => string
}

export function failureOf(item: FailedItem, evidence: Evidence, context: Context): Outcome {
  const { operation, requestId, redact, overall } = context
  const reason = reasonOf(item.reason ?? '', redact) || 'Wickr gave no reason.'
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
      ...errorDetails({ field: item.field, message: overall }, redact),
    },
  }
}

export const alreadyExists = (item: FailedItem): boolean => codeOf(item) === 'NAME_TAKEN'

/** Wickr says it of users who are active, and perhaps of others. */
export const cannotBeReinvited = (item: FailedItem): boolean => codeOf(item) === 'NOT_ELIGIBLE'

/**
 * Does the failure of a repeat say that no earlier attempt has invited this user, should Wickr have
 * forgotten its token? Only what is wrong with the request does. Who is active, gone or refused for a reason
 * that we do not know may be so because of an earlier attempt.
 */
export const holdsForEarlierAttempts = (item: FailedItem): boolean =>
  codeOf(item) === 'INVALID_RECIPIENT'

export const withoutUserId: Outcome = {
  kind: 'FAILED',
  code: 'NOT_ELIGIBLE',
  retryable: false,
  evidence: 'INFERRED',
  message: "Wickr reinvites by user id, and this person's is not known here: give the user id.",
}

/** What requests call their lists. */
export const lists = ['users', 'userIds']

/** One item of the request's list: the recipients that it stands for, and what it names them by. */
export interface ListedItem {
  readonly ids: readonly string[]
  readonly value: string
}

/**
 * Wickr's errors in our words. A validation error names items of the list, or the list, or nothing
 * that we know; a bad request says nothing but a sentence. `items` in the order of the request.
 */
export function refusalOf(
  name: string,
  status: number,
  error: unknown,
  items: readonly ListedItem[] = [],
  redact: (text: string) => string = () => '',
): RefusalReason {
  if (name === 'ResourceNotFoundError') return { code: 'DESTINATION_NOT_FOUND', retryable: false }
  if (name !== 'ValidationError') {
    return commonRefusalReason(name, status)
  }
  const { reasons } = validationError.parse(error)
  const rejected = { code: 'PROVIDER_REJECTED', retryable: false } as const
  const fields = reasons.map((reason) => ourField(reason.field))
  if (fields.includes('networkId')) return { ...rejected, field: 'networkId' }
  const values = items.map(({ value }) => value)
  const positionsNamed = createNameReader(lists, values)
  // The first of several reasons about one item is told.
  const whys = new Map(
    reasons
      .flatMap((why) => positionsNamed(textsOf(why)).map((at) => [at, why] as const))
      .reverse(),
  )
  const named = items.flatMap((item, position) => {
    const why = whys.get(position)
    if (why === undefined) return []
    const field = ourField(why.field)
    const reason = reasonOf(why.reason, redact)
    return item.ids.map((id) => ({
      id,
      ...(field === undefined ? {} : { field }),
      ...(reason === '' ? {} : { reason }),
    }))
  })
  const field = fields.find((known) => known !== undefined)
  if (field === undefined && named.length === 0) return { ...rejected, content: unclear }
  const content = { byRecipients: true, named }
  return {
    code: 'INVALID_RECIPIENT',
    retryable: false,
    ...(field === undefined ? {} : { field }),
    content,
  }
}

/** What a reason says of users. One about a field that we do not know says nothing. */
export function textsOf({ field, reason }: ErrorReason): readonly string[] {
  return field === '' || ourField(field) !== undefined ? [field, reason] : [field]
}

const validationError = z
  .object({
    reasons: z
      .array(
        z
          .object({ field: z.string().catch(''), reason: z.string().catch('') })
          .catch({ field: '', reason: '' }),
      )
      .catch([]),
  })
  .catch({ reasons: [] })

type ErrorReason = z.infer<typeof validationError>['reasons'][number]

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
