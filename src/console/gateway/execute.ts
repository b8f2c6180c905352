import { documentIds } from 'virtual:document-ids'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { DocumentNode } from 'graphql'
import { CombinedError } from 'urql'
import { isUnauthenticated } from './client.ts'
import { markRefused, session } from './session.ts'

/**
 * Executes a document without the cache, which would take requests with 10,000 recipients for keys.
 * Throws a CombinedError.
 */
export async function execute<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Data> {
  const { key } = session.get()
  const error = (fields: ConstructorParameters<typeof CombinedError>[0]) => {
    const combined = new CombinedError(fields)
    if (isUnauthenticated(combined)) markRefused(key)
    return combined
  }
  let response: Response
  let body: { data?: Data; errors?: { message: string }[] }
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      body: JSON.stringify({ documentId: documentIds[nameOf(document)], variables }),
      signal,
    })
  } catch (cause) {
    signal.throwIfAborted()
    throw error({ networkError: cause instanceof Error ? cause : new Error(`${cause}`) })
  }
  try {
    body = await response.json()
  } catch (cause) {
    signal.throwIfAborted()
    throw error({ networkError: cause instanceof Error ? cause : new Error(`${cause}`), response })
  }
  if (body.errors !== undefined || body.data == null) {
    throw error({ graphQLErrors: body.errors ?? [], response })
  }
  return body.data
}

/**
 * The same again until it gets through: while the gateway cannot be reached or has too much to do, and
 * when there is a new key. Only for what may be repeated.
 */
export async function executeUntilAnswered<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  {
    signal,
    onTrouble,
  }: { signal: AbortSignal; onTrouble: (error: CombinedError | undefined) => void },
): Promise<Data> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const data = await execute(document, variables, signal)
      if (attempt > 0) onTrouble(undefined)
      return data
    } catch (error) {
      if (!(error instanceof CombinedError) || !passes(error)) throw error
      onTrouble(error)
      if (isUnauthenticated(error)) await newKey(signal)
      else await pause(Math.min(10_000, 500 * 2 ** attempt) * (0.5 + Math.random() / 2), signal)
    }
  }
}

/** Is the trouble one that passes? */
function passes(error: CombinedError): boolean {
  const status = error.response?.status
  return isUnauthenticated(error) || status === undefined || status >= 500
}

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}

function newKey(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const unsubscribe = session.subscribe(() => {
      if (session.get().isRefused) return
      unsubscribe()
      resolve()
    })
    signal.addEventListener('abort', () => {
      unsubscribe()
      reject(signal.reason)
    })
  })
}

function nameOf({ definitions }: Pick<DocumentNode, 'definitions'>): string {
  const operation = definitions.find((one) => one.kind === 'OperationDefinition')
  return operation?.name?.value ?? ''
}
