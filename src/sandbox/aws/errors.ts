import type { Reply } from '../http/upstream.ts'
import { findShape, type Model, trait } from './model.ts'

export interface AwsError {
  readonly name: string
  readonly message: string
  /** Without it, the model's `httpError`. */
  readonly status?: number | undefined
  readonly fields?: Readonly<Record<string, unknown>> | undefined
  readonly retryAfterSeconds?: number | undefined
}

/** Writes an error as its model binds it, and an unmodelled one as AWS front ends do. */
export function errorReply(model: Model, error: AwsError, requestId: string): Reply {
  const shape = findShape(model, error.name)
  const members = shape?.members ?? {}
  const fields: Record<string, unknown> = {
    [members.Message ? 'Message' : 'message']: error.message,
    ...error.fields,
  }
  const headers: Record<string, string> = {
    'x-amzn-requestid': requestId,
    'x-amzn-errortype': error.name,
  }
  if (error.retryAfterSeconds !== undefined) headers['retry-after'] = `${error.retryAfterSeconds}`
  for (const [name, { traits }] of Object.entries(members)) {
    const header = trait<string>(traits, 'httpHeader')
    if (header && name in fields) {
      headers[header.toLowerCase()] = `${fields[name]}`
      delete fields[name]
    }
  }
  const modelled = trait<number>(shape?.traits, 'httpError')
  const status = error.status ?? modelled ?? unmodelled[error.name] ?? 400
  return { status, headers, body: JSON.stringify(fields) }
}

/** Errors that every AWS service can return, although no model contains them. */
const unmodelled: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  IncompleteSignature: 400,
  InternalFailure: 500,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  ServiceQuotaExceededException: 402,
  ServiceUnavailable: 503,
  ThrottlingException: 429,
  UnknownOperationException: 404,
  UnrecognizedClientException: 403,
  UnsupportedMediaTypeException: 415,
}
