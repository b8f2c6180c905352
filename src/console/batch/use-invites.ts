import { useCallback, useEffect, useRef, useState } from 'react'
import { CombinedError } from 'urql'
import { execute } from '../gateway/execute.ts'
import {
  type ConsoleInviteFragment,
  ConsoleInvitesDocument,
  type InviteFilter,
} from '../generated/documents.ts'

/** The invites of a batch that match a filter, as far as they were scrolled to. */
export interface Invites {
  readonly invites: readonly ConsoleInviteFragment[] | undefined
  readonly hasMore: boolean
  readonly error: CombinedError | undefined
  readonly loadMore: () => void
  readonly reload: () => void
}

interface Page {
  readonly after: string | null
  readonly end: string | null
  readonly hasNext: boolean
  readonly nodes: readonly ConsoleInviteFragment[]
}

const pageSize = 100
const minMsBetweenReads = 2_000

/** Reads the pages again whenever `version` changes. */
export function useInvites(batchId: string, filter: InviteFilter, version: unknown): Invites {
  const [pages, setPages] = useState<readonly Page[]>()
  const [error, setError] = useState<CombinedError>()
  const [round, setRound] = useState(0)
  const isLoading = useRef(false)
  const readAt = useRef(0)
  const loaded = useRef<readonly Page[] | undefined>(undefined)
  loaded.current = pages
  const key = JSON.stringify([batchId, filter])

  const readPage = useCallback(
    async (after: string | null, signal: AbortSignal): Promise<Page> => {
      const [id, of] = JSON.parse(key) as [string, InviteFilter]
      const variables = { id, filter: of, first: pageSize, after }
      const { node } = await execute(ConsoleInvitesDocument, variables, signal)
      if (node?.__typename !== 'InviteBatch') {
        return { after, end: null, hasNext: false, nodes: [] }
      }
      const { nodes, pageInfo } = node.invites
      return { after, end: pageInfo.endCursor, hasNext: pageInfo.hasNextPage, nodes }
    },
    [key],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` and `round` ask for it again.
  useEffect(() => {
    const running = new AbortController()
    const { signal } = running
    const before = loaded.current ?? []
    const readAll = async () => {
      const found: Page[] = []
      const count = Math.max(1, before.length)
      let after: string | null = null
      while (found.length < count) {
        const page: Page = await readPage(after, signal)
        found.push(page)
        if (!page.hasNext) break
        after = page.end
      }
      setPages(found)
      setError(undefined)
    }
    // Of a batch that is being sent, many versions come in a second.
    const wait = before.length === 0 ? 0 : readAt.current + minMsBetweenReads - performance.now()
    const timer = setTimeout(
      () => {
        readAt.current = performance.now()
        readAll().catch((failure: unknown) => {
          if (signal.aborted) return
          if (!(failure instanceof CombinedError)) throw failure
          setError(failure)
        })
      },
      Math.max(0, wait),
    )
    return () => {
      clearTimeout(timer)
      running.abort()
    }
  }, [readPage, version, round])

  const last = pages?.at(-1)
  const loadMore = () => {
    if (isLoading.current || last === undefined || !last.hasNext) return
    isLoading.current = true
    readPage(last.end, new AbortController().signal)
      .then((page) => setPages((now) => (now?.at(-1) === last ? [...now, page] : now)))
      .catch((failure: unknown) => {
        if (failure instanceof CombinedError) setError(failure)
      })
      .finally(() => {
        isLoading.current = false
      })
  }
  return {
    invites: pages?.flatMap(({ nodes }) => nodes),
    hasMore: last?.hasNext === true,
    error,
    loadMore,
    reload: () => setRound((now) => now + 1),
  }
}
