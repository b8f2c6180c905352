import type { ResponseMetadata } from '@smithy/types'
import { z } from 'zod'
import { commonRefusalReason, type RefusalReason } from '../aws/refusal.ts'
import type { Answer } from '../contract/answer.ts'
import type { CallRecipient } from '../contract/call.ts'
import type { Outcome } from '../contract/outcome.ts'
import { identifier } from '../identifier.ts'

/**
 * A success has an empty body, so status and request id are all the proof there is. A proxy's page
 * with status 200 has no request id.
 */
export function answerOf(
  recipients: readonly CallRecipient[],
  { requestId: given, httpStatusCode }: ResponseMetadata,
): Answer {
  const requestId = identifier.safeParse(given).data
  if (requestId !== undefined && httpStatusCode === 200) {
    return {
      kind: 'answered',
      requestId,
      outcomes: new Map(recipients.map(({ id }) => [id, sent])),
    }
  }
  return {
    kind: 'unanswered',
    error: {
      code: `HTTP_${httpStatusCode}`,
      message: 'The answer is not one that re:Post gives.',
      operation: 'SendInvites',
      ...(httpStatusCode === undefined ? {} : { httpStatus: httpStatusCode }),
      ...(requestId === undefined ? {} : { requestId }),
    },
    ...(requestId === undefined ? {} : { requestId }),
  }
}

const sent: Outcome = {
  kind: 'SENT',
  emailStatus: 'UNREPORTED',
  evidence: 'WHOLE_CALL',
  message: 're:Post has accepted the call. It does not report on single recipients.',
}

/** re:Post's errors in our words. */
export function refusalOf(name: string, status: number, error: unknown): RefusalReason {
  if (name === 'ResourceNotFoundException') {
    return { code: 'DESTINATION_NOT_FOUND', retryable: false }
  }
  if (status === 402) return { code: 'QUOTA_EXCEEDED', retryable: false }
  if (name !== 'ValidationException') return commonRefusalReason(name, status)
  const field = invalidField(error)
  return {
    code: field === 'accessorId' ? 'INVALID_RECIPIENT' : 'PROVIDER_REJECTED',
    retryable: false,
    ...(field === undefined ? {} : { field }),
  }
}

function invalidField(error: unknown): string | undefined {
  const { fieldList = [] } = validationException.safeParse(error).data ?? {}
  const words = fieldList.flatMap(({ name }) => name.split(/[^A-Za-z]+/))
  return words.map((word) => ourFields.get(word)).find((field) => field !== undefined)
}

const validationException = z.object({ fieldList: z.array(z.object({ name: z.string() })) })

const ourFields: ReadonlyMap<string, string> = new Map([
  ['accessorIds', 'accessorId'],
  ['title', 'title'],
  ['body', 'body'],
  ['spaceId', 'spaceId'],
])
