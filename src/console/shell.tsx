import type { ReactNode } from 'react'
import { session, signOut } from './gateway/session.ts'
import { Link, usePlace } from './location.tsx'
import { useKeepFilesOut } from './parts/keep-files-out.ts'
import { type Route, routeOf } from './routes.ts'
import { KeyButton } from './sign-in/key-dialog.tsx'
import { SandboxBanner } from './sign-in/sandbox-banner.tsx'
import { useStart } from './start.tsx'
import { useStore } from './store.ts'
import { common } from './texts/common.ts'
import { ThemeSwitch } from './theme-switch.tsx'

/** What every screen has around it. */
export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const { viewer } = useStart()
  const { key } = useStore(session)
  useKeepFilesOut()
  return (
    <>
      {/* No link: the fragment of the address belongs to the screen. */}
      <button
        type="button"
        className="skip"
        onClick={() => document.getElementById('content')?.focus()}
      >
        {common.skip}
      </button>
      <header className="top">
        <Link href="/" className="brand">
          <Mark />
          {common.product}
        </Link>
        <Navigation />
        <div className="who">
          <span className="out-of-sight">{common.signedInAs(viewer.caller)}</span>
          <span aria-hidden="true">{viewer.caller}</span>
          <ThemeSwitch />
          {key === undefined ? (
            <KeyButton />
          ) : (
            <button type="button" className="bare" onClick={signOut}>
              {common.signOut}
            </button>
          )}
        </div>
      </header>
      <SandboxBanner />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}

function Navigation(): ReactNode {
  const { scopes } = useStart().viewer
  const { screen } = routeOf(usePlace().path)
  const shown = links.filter(([, , scope]) => scope === undefined || scopes.includes(scope))
  return (
    <nav aria-label={common.navigation}>
      <ul className="plain">
        {shown.map(([name, href]) => (
          <li key={name}>
            <Link
              href={href}
              aria-current={
                screen === name || (screen === 'batch' && name === 'batches') ? 'page' : undefined
              }
            >
              {common.screens[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type LinkTo = Exclude<Route['screen'], 'batch' | 'missing'>

const links: readonly (readonly [LinkTo, string, string?])[] = [
  ['new', '/', 'invites:send'],
  ['batches', '/batches', 'invites:read'],
  ['people', '/people', 'invites:read'],
  ['providers', '/providers'],
  ['statistics', '/statistics', 'invites:read'],
]

function Mark(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0f6b5c" />
      <path
        d="M7 11.5 16 18l9-6.5M8.500 9h15A1.500 1.500 0 0 1 25 10.500v11a1.500 1.500 0 0 1-1.500 1.500h-15A1.500 1.500 0 0 1 7 21.500v-11A1.500 1.500 0 0 1 8.500 9Z"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  )
}
