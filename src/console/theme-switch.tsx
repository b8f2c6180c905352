import { type ReactNode, useEffect, useState } from 'react'
import { common } from './texts/common.ts'

type Theme = 'light' | 'dark'

const storageKey = 'invite-gateway-theme'
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')

/** Changes between light and dark. Without a choice the page follows the system. */
export function ThemeSwitch(): ReactNode {
  const [chosen, choose] = useState(storedTheme)
  const [systemIsDark, setSystemIsDark] = useState(prefersDark.matches)
  useEffect(() => {
    const follow = () => setSystemIsDark(prefersDark.matches)
    prefersDark.addEventListener('change', follow)
    return () => prefersDark.removeEventListener('change', follow)
  }, [])
  useEffect(() => {
    if (chosen === undefined) return
    document.documentElement.dataset.theme = chosen
    localStorage.setItem(storageKey, chosen)
  }, [chosen])
  const next: Theme = (chosen ?? (systemIsDark ? 'dark' : 'light')) === 'dark' ? 'light' : 'dark'
  return (
    <button type="button" className="bare" title={common.theme[next]} onClick={() => choose(next)}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M10 3a7 7 0 0 1 0 14Z" fill="currentColor" />
      </svg>
      <span className="out-of-sight">{common.theme[next]}</span>
    </button>
  )
}

function storedTheme(): Theme | undefined {
  const stored = localStorage.getItem(storageKey)
  return stored === 'light' || stored === 'dark' ? stored : undefined
}
