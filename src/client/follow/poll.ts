import type {
  BatchChangesQuery,
  BatchChangesQueryVariables,
  InviteBatchFieldsFragment,
  InviteFieldsFragment,
} from '../generated/documents.ts'
import { BatchChangesText } from '../generated/texts.ts'
import { type BackOff, pause } from '../transport/back-off.ts'
import type { Connection } from '../transport/connection.ts'
import { execute } from '../transport/execute.ts'
import { asGatewayError, GatewayError } from '../transport/gateway-error.ts'

export interface PollListener {
  readonly onAnswer: (
    batch: InviteBatchFieldsFragment,
    changed: readonly InviteFieldsFragment[],
  ) => void
  readonly onTrouble: (error: GatewayError) => void
}

/** Reads what has changed in a batch, again and again until it is finished: less often while nothing happens. */
export async function pollBatch(
  connection: Connection,
  id: string,
  listener: PollListener,
  { signal, times }: { readonly signal: AbortSignal; readonly times: BackOff },
): Promise<void> {
  let latest = 0
  let since = {}
  let waitMs = times.baseMs
  for (;;) {
    try {
      const { batch, changed } = await readChanges(connection, { id, ...since }, signal)
      listener.onAnswer(batch, changed)
      if (batch.finishedAt !== null) return
      const before = latest
      latest = Math.max(before, ...changed.map(({ updatedAt }) => Date.parse(updatedAt)))
      since = { updatedAfter: new Date(latest - overlapMs).toISOString() }
      waitMs = latest > before ? times.baseMs : Math.min(times.capMs, waitMs * 1.5)
    } catch (error) {
      signal.throwIfAborted()
      const trouble = asGatewayError(error)
      if (!trouble.isTransient) throw trouble
      listener.onTrouble(trouble)
      waitMs = Math.min(times.capMs, Math.max(trouble.retryAfterMs ?? 0, waitMs * 2))
    }
    await pause(waitMs, signal)
  }
}

/** All pages of what has changed. */
async function readChanges(
  connection: Connection,
  { id, ...since }: Pick<BatchChangesQueryVariables, 'id' | 'updatedAfter'>,
  signal: AbortSignal,
): Promise<{ batch: InviteBatchFieldsFragment; changed: readonly InviteFieldsFragment[] }> {
  const changed: InviteFieldsFragment[] = []
  let after: string | null = null
  for (;;) {
    const variables: BatchChangesQueryVariables = { id, after, ...since }
    const request = { query: BatchChangesText, variables }
    const { node } = await execute<BatchChangesQuery>(connection, request, signal)
    if (node?.__typename !== 'InviteBatch') throw notFound()
    const { invites, ...batch }: typeof node = node
    if (invites === null) throw notFound()
    changed.push(...invites.nodes)
    if (!invites.pageInfo.hasNextPage) return { batch, changed }
    after = invites.pageInfo.endCursor
  }
}

// An instant is taken before its change can be read: the transaction may end later. Far more than that takes.
const overlapMs = 60_000

export function notFound(): GatewayError {
  return new GatewayError('No batch that you may see has this id.', { code: 'NOT_FOUND' })
}
