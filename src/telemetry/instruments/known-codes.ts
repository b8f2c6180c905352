/** The code if it is one that docs/errors.md lists, else `OTHER`: the number of labels stays bounded. */
export function knownCode(code: string): string {
  return codes.has(code) ? code : 'OTHER'
}

const codes: ReadonlySet<string> = new Set([
  // User errors.
  ...['INVALID_INPUT', 'NOT_AUTHORIZED', 'NOT_FOUND', 'IDEMPOTENCY_CONFLICT', 'LIMIT_EXCEEDED'],
  ...['PROVIDER_UNAVAILABLE', 'PLAN_OUTDATED', 'INVALID_STATE'],
  // Of `extensions.code`.
  ...['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_REQUEST', 'GRAPHQL_PARSE_FAILED'],
  ...['GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_USER_INPUT'],
  ...['DOCUMENT_LIMIT_EXCEEDED', 'DOCUMENT_NOT_ALLOWED', 'DOCUMENT_UNKNOWN', 'DOCUMENT_MISSING'],
  ...['PERSISTED_QUERY_NOT_SUPPORTED', 'METHOD_NOT_ALLOWED', 'NOT_ACCEPTABLE'],
  ...['UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE'],
  ...['HOST_NOT_ALLOWED', 'ORIGIN_NOT_ALLOWED', 'OVERLOADED', 'SHUTTING_DOWN', 'UNAVAILABLE'],
  'INTERNAL_SERVER_ERROR',
])
