import { useEffect, useState } from 'react'
import { useClient } from 'urql'
import { onEnd, pipe, subscribe } from 'wonka'
import type { ConsoleFollowDocument, ConsoleFollowListDocument } from '../generated/documents.ts'
import { useStore } from '../store.ts'
import { session } from './session.ts'

export type LiveState = 'connecting' | 'live' | 'lost'

/**
 * Follows batches in one stream from now on. The cache takes its events, so whatever shows the batches
 * changes. A stream that is cut goes on at its last cursor.
 */
export function useFollow(
  document: typeof ConsoleFollowDocument | typeof ConsoleFollowListDocument,
  ids: readonly string[],
): LiveState {
  const client = useClient()
  const { isRefused } = useStore(session)
  const [state, setState] = useState<LiveState>('connecting')
  const key = ids.toSorted().join(' ')
  useEffect(() => {
    if (key === '' || isRefused) return undefined
    let cursor: string | null = null
    let attempts = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let end = () => {}
    let isStopped = false
    const again = () => {
      if (isStopped) return
      setState('lost')
      clearTimeout(timer)
      timer = setTimeout(follow, Math.min(15_000, 500 * 2 ** attempts) * (0.5 + Math.random() / 2))
      attempts += 1
    }
    const follow = () => {
      const { unsubscribe } = pipe(
        client.subscription(document, { ids: key.split(' '), after: cursor }),
        onEnd(again),
        subscribe(({ data, error }) => {
          if (data === undefined || error !== undefined) return
          cursor = data.inviteBatchesProgress.cursor
          attempts = 0
          setState('live')
        }),
      )
      end = unsubscribe
    }
    follow()
    return () => {
      isStopped = true
      clearTimeout(timer)
      end()
    }
  }, [client, document, key, isRefused])
  return state
}
