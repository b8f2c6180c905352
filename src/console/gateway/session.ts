import { createStore } from '../store.ts'

/** Which key the requests carry, and whether the gateway accepts it. */
export interface Session {
  /** Undefined: requests carry none, which the sandbox accepts. */
  readonly key: string | undefined
  /** The gateway refused the key, or the lack of one. What is on the screen stays. */
  readonly isRefused: boolean
}

// Of this tab only, and gone with it. Never a cookie.
const storageKey = 'invite-gateway-key'

export const session = createStore<Session>({
  key: sessionStorage.getItem(storageKey) ?? undefined,
  isRefused: false,
})

export function signIn(key: string): void {
  sessionStorage.setItem(storageKey, key)
  session.set({ key, isRefused: false })
}

/** Where none is needed. What is on the screen stays. */
export function goOnWithoutKey(): void {
  sessionStorage.removeItem(storageKey)
  session.set({ key: undefined, isRefused: false })
}

export function signOut(): void {
  sessionStorage.removeItem(storageKey)
  // A new page holds nothing of the old one.
  window.location.assign('/')
}

/** The gateway answered 401 to a request with this key. A reload then begins without it. */
export function markRefused(key: string | undefined): void {
  if (sessionStorage.getItem(storageKey) === key) sessionStorage.removeItem(storageKey)
  session.set((now) => (now.key === key && !now.isRefused ? { ...now, isRefused: true } : now))
}
