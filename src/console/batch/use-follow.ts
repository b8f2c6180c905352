import { useEffect, useState } from 'react'
import { useClient } from 'urql'
import { onEnd, pipe, subscribe } from 'wonka'
import { session } from '../gateway/session.ts'
import { ConsoleFollowDocument } from '../generated/documents.ts'
import { useStore } from '../store.ts'

export type LiveState = 'connecting' | 'live' | 'lost'

/**
 * Follows a batch while it is open. The cache takes its events, so whatever shows the batch changes.
 * A stream that is cut goes on at its last cursor.
 */
export function useFollow(id: string, isOpen: boolean): LiveState {
  const client = useClient()
  const { isRefused } = useStore(session)
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => {
    if (!isOpen || isRefused) return undefined
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
        client.subscription(ConsoleFollowDocument, { id, after: cursor }),
        onEnd(again),
        subscribe(({ data, error }) => {
          if (data === undefined || error !== undefined) return
          cursor = data.inviteBatchProgress.cursor
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
  }, [client, id, isOpen, isRefused])
  return state
}
