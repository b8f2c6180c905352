import { OidcFailure } from './issuer.ts'

/** Where the issuer sends people back to. `serve-console.ts` serves the page there, too. */
export const returnPath = '/signed-in'

// Only pages of this origin hear it.
const channelName = 'invite-gateway-sign-in'

/** What the issuer said in the address that it sent somebody back to. */
type Returned = Readonly<Record<string, string>>

/** In the window that comes back from the issuer: hands over what it said, and closes. */
export function handBack(): void {
  const returned: Returned = Object.fromEntries(new URLSearchParams(window.location.search))
  // A code is worth nothing without the verifier, but it need not stay in the history.
  window.history.replaceState(null, '', returnPath)
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(returned)
  channel.close()
  window.close()
}

/**
 * Opens a window beside this page, which keeps what was entered. Only while a press of a button is handled:
 * later, browsers block it. Throws an OidcFailure.
 */
export function openWindow(): Window {
  const opened = window.open('', '_blank', 'popup,width=520,height=680')
  if (opened === null) throw new OidcFailure('BLOCKED')
  return opened
}

/** Shows the issuer's page in the window, and waits for what comes back with this state. */
export async function askInWindow(
  opened: Window,
  url: URL,
  state: string,
  signal: AbortSignal,
): Promise<Returned> {
  const { promise, resolve, reject } = Promise.withResolvers<Returned>()
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', ({ data }: MessageEvent<Returned>) => {
    // Another tab of this browser may sign in at the same time.
    if (data.state === state) resolve(data)
    else if (data.state === undefined) reject(new OidcFailure('MIXED_UP'))
  })
  signal.addEventListener('abort', () => reject(new OidcFailure('CLOSED')))
  opened.location.replace(url)
  try {
    return await promise
  } finally {
    channel.close()
  }
}
