import type { BatchPageQuery, InviteFieldsFragment } from '../generated/documents.ts'
import { BatchPageText } from '../generated/texts.ts'
import type { Connection } from '../transport/connection.ts'
import { executeUntilAnswered } from '../transport/execute.ts'
import { asGatewayError } from '../transport/gateway-error.ts'
import { streamTimes } from '../transport/resume.ts'
import { notFound } from './poll.ts'
import { type BatchSnapshot, nothingYet, withChanges } from './snapshot.ts'
import { type BatchListener, type FollowTimes, untilFinished } from './until-finished.ts'

export interface FollowOptions {
  /** Called with each snapshot. */
  readonly onChange?: (snapshot: BatchSnapshot) => void
  /** Called with all invites that have changed, also those that are not among the first. */
  readonly onInvites?: (changed: readonly InviteFieldsFragment[]) => void
  /** How many invites the snapshots have: 1 to 100, by default 100. */
  readonly first?: number
  /** Stops following. */
  readonly signal?: AbortSignal
  /** How long to wait for what, for networks and tests where the defaults do not fit. */
  readonly times?: Partial<FollowTimes>
}

/**
 * Follows a batch until every recipient has a final outcome: by a stream that goes on where it was cut, with
 * back-off, and by polling where no stream gets through. Resolves with the last snapshot, which is `finished`
 * or `failed`. Rejects only with the reason of `signal`.
 */
export async function followBatch(
  connection: Connection,
  batchId: string,
  { onChange, onInvites, first = 100, signal: stop, times }: FollowOptions = {},
): Promise<BatchSnapshot> {
  const control = new AbortController()
  const { signal } = control
  const abort = () => control.abort(stop?.reason)
  if (stop?.aborted) abort()
  stop?.addEventListener('abort', abort, { once: true })
  let now = nothingYet
  const change = (next: Partial<BatchSnapshot>): void => {
    if (signal.aborted) return
    now = { ...now, ...next }
    onChange?.(now)
  }

  try {
    const { node } = await executeUntilAnswered<BatchPageQuery>(
      connection,
      { query: BatchPageText, variables: { id: batchId, first } },
      { signal, onTrouble: (error) => change({ error }) },
    )
    if (node?.__typename !== 'InviteBatch') throw notFound()
    const { invites, ...batch } = node
    if (invites === null) throw notFound()
    change({ batch, invites: invites.nodes, error: undefined })
    if (batch.finishedAt === null) {
      const listener: BatchListener = {
        onChanges: (state, batch, changed) => {
          change({ state, batch, invites: withChanges(now.invites, changed), error: undefined })
          if (changed.length > 0) onInvites?.(changed)
        },
        onTrouble: (error) => change({ state: 'reconnecting', error }),
      }
      await untilFinished(connection, batchId, listener, {
        signal,
        times: { ...allTimes, ...times },
      })
    }
    change({ state: 'finished', error: undefined })
  } catch (error) {
    stop?.throwIfAborted()
    change({ state: 'failed', error: asGatewayError(error) })
  } finally {
    stop?.removeEventListener('abort', abort)
    control.abort()
  }
  return now
}

const allTimes: FollowTimes = { ...streamTimes, poll: { baseMs: 1_000, capMs: 10_000 } }
