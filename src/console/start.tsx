import { createContext, type ReactNode, useContext } from 'react'
import type { ConsoleStartQuery } from './generated/documents.ts'

/** What the console knows of its caller and gateway once it has started. */
const StartContext = createContext<ConsoleStartQuery | undefined>(undefined)

export function StartProvider({
  start,
  children,
}: {
  readonly start: ConsoleStartQuery
  readonly children: ReactNode
}): ReactNode {
  return <StartContext value={start}>{children}</StartContext>
}

export function useStart(): ConsoleStartQuery {
  const start = useContext(StartContext)
  if (start === undefined) throw new Error('a screen is shown before the console has started')
  return start
}

/** Does the caller have this scope? What needs it is hidden otherwise. */
export function useMay(
  scope: 'invites:read' | 'invites:send' | 'invites:resend' | 'invites:revoke' | 'people:erase',
) {
  return useStart().viewer.scopes.includes(scope)
}
