import type { ResponseMetadata } from '@smithy/types'
import { z } from 'zod'
import { createNameReader, mentions } from '../aws/named-recipients.ts'
import { commonRefusalReason, type RefusalReason, unclear } from '../aws/refusal.ts'
import type { Answer } from '../contract/answer.ts'
import type { CallRecipient } from '../contract/call.ts'
import type { Outcome } from '../contract/outcome.ts'
import { identifier } from '../identifier.ts'
import { reasonOf } from '../reason.ts'

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

/**
 * A success whose body could not be read. The body is empty anyway: with re:Post's status and request
 * id, its head proves all. Undefined: anything else.
 */
export function acceptedOf(
  recipients: readonly CallRecipient[],
  error: unknown,
): Answer | undefined {
  const metadata = headOf.safeParse(error).data?.$metadata
  if (metadata === undefined) return undefined
  const answer = answerOf(recipients, metadata)
  return answer.kind === 'answered' ? answer : undefined
}

const headOf = z.object({
  $metadata: z.object({ httpStatusCode: z.literal(200), requestId: identifier }),
})

const sent: Outcome = {
  kind: 'SENT',
  emailStatus: 'UNREPORTED',
  evidence: 'WHOLE_CALL',
  message: 're:Post has accepted the call. It does not report on single recipients.',
}

/**
 * re:Post's errors in our words. A validation error is about the message or the space if it says so,
 * and otherwise about recipients: those that it names, or any of them.
 */
export function refusalOf(
  name: string,
  status: number,
  error: unknown,
  recipients: readonly CallRecipient[],
  redact: (text: string) => string,
): RefusalReason {
  if (name === 'ResourceNotFoundException') {
    return { code: 'DESTINATION_NOT_FOUND', retryable: false }
  }
  if (status === 402) return { code: 'QUOTA_EXCEEDED', retryable: false }
  if (name !== 'ValidationException') return commonRefusalReason(name, status)
  const { fieldList, reason } = validationException.parse(error)
  const rejected = { code: 'PROVIDER_REJECTED', retryable: false } as const
  const other = fieldList.map(({ name }) => otherField(name)).find((field) => field !== undefined)
  if (other !== undefined) return { ...rejected, field: other }
  if (reason === 'unknownOperation') return rejected
  const aboutIds = fieldList.map(({ name, message }) => {
    return mentions([name, message], 'accessorIds?') ? [name, message] : [name]
  })
  const texts = aboutIds.flat()
  const positionsNamed = createNameReader(
    ['accessorIds'],
    recipients.map(({ value }) => value),
  )
  // The first of several entries about one recipient tells the reason.
  const why = new Map(
    aboutIds.flatMap((texts) => positionsNamed(texts).map((at) => [at, texts] as const)).reverse(),
  )
  const named = recipients.flatMap(({ id }, position) => {
    const texts = why.get(position)
    if (texts === undefined) return []
    const reason = reasonOf(texts[1] ?? '', redact)
    return [{ id, field: 'accessorId', ...(reason === '' ? {} : { reason }) }]
  })
  const byRecipients = named.length > 0 || mentions(texts, 'accessorIds?')
  if (!byRecipients) return { ...rejected, content: unclear }
  const content = { byRecipients, named }
  return { code: 'INVALID_RECIPIENT', retryable: false, field: 'accessorId', content }
}

const validationException = z
  .object({
    reason: z.string().optional().catch(undefined),
    fieldList: z
      .array(
        z.object({ name: z.string().catch(''), message: z.string().catch('') }).catch({
          name: '',
          message: '',
        }),
      )
      .catch([]),
  })
  .catch({ reason: undefined, fieldList: [] })

/** The field of ours, other than a recipient, that a path names. */
function otherField(path: string): string | undefined {
  const words = path.split(/[^A-Za-z]+/)
  return ['title', 'body', 'spaceId'].find((field) => words.includes(field))
}
