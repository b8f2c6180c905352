import { useEffect } from 'react'

/** A file that is let go beside its place would open in this tab, and what was entered would be lost. */
export function useKeepFilesOut(): void {
  useEffect(() => {
    const stop = (event: DragEvent) => {
      if (hasFiles(event.dataTransfer)) event.preventDefault()
    }
    for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, stop)
    return () => {
      for (const type of ['dragover', 'drop'] as const) window.removeEventListener(type, stop)
    }
  }, [])
}

/** Does somebody drag files, and not a text? */
export function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') === true
}
