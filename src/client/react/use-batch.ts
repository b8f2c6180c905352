import { useEffect, useState } from 'react'
import { followBatch } from '../follow/follow-batch.ts'
import { type BatchSnapshot, nothingYet } from '../follow/snapshot.ts'
import { useConnection } from './connection-context.ts'

/**
 * A batch with its first invites (`first`: 1 to 100, by default 100), followed until every recipient has a final
 * outcome: see `followBatch`. Without an id it waits for one.
 */
export function useBatch(
  id: string | null | undefined,
  { first = 100 }: { readonly first?: number } = {},
): BatchSnapshot {
  const connection = useConnection()
  const [followed, setFollowed] = useState({ id, snapshot: nothingYet })
  useEffect(() => {
    if (id == null) return undefined
    const control = new AbortController()
    const onChange = (snapshot: BatchSnapshot) => setFollowed({ id, snapshot })
    followBatch(connection, id, { first, onChange, signal: control.signal }).catch(() => {
      // Rejected by nothing but the line below.
    })
    return () => control.abort()
  }, [connection, id, first])
  return followed.id === id ? followed.snapshot : nothingYet
}
