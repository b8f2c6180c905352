import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { createStore, useStore } from './store.ts'

interface Place {
  readonly path: string
  readonly search: string
  readonly fragment: string
}

const here = (): Place => {
  const { pathname, search, hash } = window.location
  return { path: pathname, search, fragment: hash }
}

const place = createStore(here())
for (const event of ['popstate', 'hashchange']) {
  window.addEventListener(event, () => place.set(here()))
}

export function usePlace(): Place {
  return useStore(place)
}

/** Shows another screen, or the same one with other filters. */
export function navigate(to: string, { replace = false } = {}): void {
  const before = here()
  if (replace) window.history.replaceState(null, '', to)
  else window.history.pushState(null, '', to)
  place.set(here())
  if (here().path === before.path) return
  window.scrollTo(0, 0)
  // The next screen's heading takes the focus, so that screen readers say where they are.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('h1')?.focus())
}

/** A link to a screen of the console. */
export function Link({
  href = '/',
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement>): React.ReactNode {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (event.defaultPrevented || event.button !== 0 || !isPlain) return
    event.preventDefault()
    navigate(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}

/** Filters of the screen that the address shows. Setting one keeps the others. */
export function useFilters(): readonly [
  URLSearchParams,
  (changes: Readonly<Record<string, string | undefined>>) => void,
] {
  const { path, search, fragment } = usePlace()
  return [
    new URLSearchParams(search),
    (changes) => navigate(`${path}${changed(search, changes, '?')}${fragment}`, { replace: true }),
  ]
}

/** As `useFilters`, for addresses of people: a fragment reaches no server and no log. */
export function usePrivateFilters(): ReturnType<typeof useFilters> {
  const { path, search, fragment } = usePlace()
  return [
    new URLSearchParams(fragment.slice(1)),
    (changes) =>
      navigate(`${path}${search}${changed(fragment.slice(1), changes, '#')}`, { replace: true }),
  ]
}

function changed(
  search: string,
  changes: Readonly<Record<string, string | undefined>>,
  prefix: string,
): string {
  const parameters = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') parameters.delete(name)
    else parameters.set(name, value)
  }
  const text = parameters.toString()
  return text === '' ? '' : `${prefix}${text}`
}
