import { useEffect, useMemo, useState } from 'react'

/** The colours of the page as a canvas takes them. They change with the theme. */
export function useColours(series: number) {
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    const change = () => setChanges((count) => count + 1)
    const scheme = window.matchMedia('(prefers-color-scheme: dark)')
    const observer = new MutationObserver(change)
    scheme.addEventListener('change', change)
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      scheme.removeEventListener('change', change)
      observer.disconnect()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: They are other ones after each change.
  return useMemo(
    () => ({
      lines: Array.from({ length: series }, (_, index) => colourOf(`plot-${index + 1}`)),
      text: colourOf('plot-text'),
      grid: colourOf('plot-grid'),
    }),
    [series, changes],
  )
}

/** The `color` of a class: custom properties are not resolved where a canvas reads them. */
function colourOf(name: string): string {
  const probe = document.createElement('span')
  probe.className = name
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
