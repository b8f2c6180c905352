import type { ReactNode } from 'react'
import type { CombinedError } from 'urql'
import { isUnauthenticated } from '../gateway/client.ts'
import { common } from '../texts/common.ts'
import { problems } from '../texts/problems.ts'

/** A request that failed as a whole, with a way on. */
export function Problem({
  error,
  onRetry,
}: {
  readonly error: CombinedError | undefined
  readonly onRetry?: () => void
}): ReactNode {
  // The dialog for a new key says it.
  if (error === undefined || isUnauthenticated(error)) return null
  return (
    <div className="note bad row apart" role="alert">
      <p>{sentenceOf(error)}</p>
      {onRetry !== undefined && (
        <button type="button" onClick={onRetry}>
          {common.retry}
        </button>
      )}
    </div>
  )
}

export function sentenceOf({ response, graphQLErrors, networkError }: CombinedError): string {
  const [first] = graphQLErrors
  const { code, requiredScope } = first?.extensions ?? {}
  if (code === 'FORBIDDEN') return problems.forbidden(`${requiredScope}`)
  // The gateway knows the documents of its own version of this page only.
  if (code === 'DOCUMENT_UNKNOWN' || code === 'PERSISTED_QUERY_NOT_SUPPORTED') {
    return problems.outdatedPage
  }
  if (code === 'LIMIT_EXCEEDED') return problems.tooExpensive
  if (response?.status === 503 || code === 'OVERLOADED') return problems.overloaded
  if (first !== undefined) return problems.fault(first.message)
  return response === undefined || networkError !== undefined
    ? problems.offline
    : problems.fault(`HTTP ${response.status}`)
}
