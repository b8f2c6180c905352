import { useEffect, useRef } from 'react'

/** Calls `refresh` every `ms` while the page is seen, and when it is seen again. */
export function useRefresh(refresh: () => void, ms: number | undefined): void {
  const latest = useRef(refresh)
  useEffect(() => {
    latest.current = refresh
  })
  useEffect(() => {
    if (ms === undefined) return undefined
    const whenSeen = () => {
      if (document.visibilityState === 'visible') latest.current()
    }
    const timer = setInterval(whenSeen, ms)
    document.addEventListener('visibilitychange', whenSeen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', whenSeen)
    }
  }, [ms])
}
