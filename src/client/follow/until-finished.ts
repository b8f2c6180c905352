import type {
  FollowBatchSubscription,
  InviteBatchFieldsFragment,
  InviteFieldsFragment,
} from '../generated/documents.ts'
import { FollowBatchText } from '../generated/texts.ts'
import type { BackOff } from '../transport/back-off.ts'
import type { Connection } from '../transport/connection.ts'
import type { GatewayError } from '../transport/gateway-error.ts'
import { resumingStream, type StreamTimes } from '../transport/resume.ts'
import { pollBatch } from './poll.ts'

export interface FollowTimes extends StreamTimes {
  /** Between two readings, where no stream gets through. */
  readonly poll: BackOff
}

export interface BatchListener {
  readonly onChanges: (
    state: 'live' | 'polling',
    batch: InviteBatchFieldsFragment,
    changed: readonly InviteFieldsFragment[],
  ) => void
  readonly onTrouble: (error: GatewayError) => void
}

// The first may be a restart.
const streamsBeforePolling = 2

/**
 * Follows a batch to its end by a stream, and polls it as well once streams in a row brought nothing, until one
 * does. Rejects with a GatewayError that no attempt would mend, or with the reason of `signal`.
 */
export function untilFinished(
  connection: Connection,
  batchId: string,
  { onChanges, onTrouble }: BatchListener,
  { signal, times }: { readonly signal: AbortSignal; readonly times: FollowTimes },
): Promise<void> {
  return new Promise((resolve, reject) => {
    let polling: AbortController | undefined
    const endPolling = () => {
      polling?.abort()
      polling = undefined
    }
    const startPolling = () => {
      const own = new AbortController()
      polling = own
      pollBatch(
        connection,
        batchId,
        { onAnswer: (batch, changed) => onChanges('polling', batch, changed), onTrouble },
        { signal: own.signal, times: times.poll },
      ).then(resolve, (error) => {
        // When a stream has taken over, it is the one that sees the end.
        if (!own.signal.aborted) reject(error)
      })
    }
    signal.addEventListener('abort', endPolling, { once: true })
    const listener = {
      onEvent: ({ data }: { readonly data?: unknown }) => {
        endPolling()
        const { inviteBatchProgress } = data as FollowBatchSubscription
        onChanges('live', inviteBatchProgress.batch, inviteBatchProgress.changed)
      },
      onCut: (error: GatewayError, failures: number) => {
        if (polling !== undefined) return
        onTrouble(error)
        if (failures >= streamsBeforePolling) startPolling()
      },
    }
    const request = { query: FollowBatchText, variables: { batchId } }
    resumingStream(connection, request, listener, { signal, times }).then(resolve, reject)
  })
}
