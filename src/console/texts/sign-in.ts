import type { OidcProblem } from '../oidc/issuer.ts'

export const signInTexts = {
  title: 'Sign in',
  intro:
    'This gateway asks who you are. The operator makes API keys with the command “npm run key”.',
  label: 'API key',
  hint: 'It stays in this browser tab and is forgotten when you close it.',
  button: 'Sign in',
  wrong: 'The gateway does not accept this key. Check that it is complete and was not removed.',
  ended: 'Your key is no longer accepted. Sign in again: what you have entered is still here.',
  other: 'Enter another key. What you have entered on the page is still here.',
  empty: 'Enter the key.',
  failed: 'The console could not start',
} as const

export const oidcTexts = {
  button: (host: string) => `Sign in at ${host}`,
  waiting: 'Sign in in the window that has opened. This page goes on when you are done.',
  orKey: 'Or use an API key:',
  returned: 'You can close this window.',
  problem: {
    ISSUER: 'The sign-in service does not answer as it should. Try again, or ask the operator.',
    OTHER_ORIGIN:
      'The sign-in service hands out tokens at another address than its own, which this page may not ask. Use an API key, or ask the operator.',
    INSECURE: 'This needs a page with https. Use an API key, or ask the operator.',
    BLOCKED:
      'The browser did not open the window to sign in. Allow pop-up windows for this page, then try again.',
    DENIED: 'You were not signed in. Try again, or use an API key.',
    MIXED_UP: 'The answer of the sign-in service does not belong to this page. Try again.',
    CLOSED: 'The sign-in was ended.',
  } satisfies Record<OidcProblem, string>,
} as const

export const sandboxTexts = {
  label: 'Sandbox',
  banner: 'Sandbox: the providers are emulated, and no e-mail is sent.',
  keys: 'The sandbox needs no key. With one you see what somebody else sees: igw_readonly_sandbox may only read, igw_other_sandbox belongs to another tenant, and igw_all_sandbox may do everything.',
  without: 'Go on without a key',
  open: 'Show ids to try',
  title: 'Ids to try',
  intro: 'Each of these always has the same result. Enter them as recipients or destinations.',
  recipients: 'Recipients',
  destinations: 'Destinations',
  value: 'Id or address',
  result: 'What happens',
  provider: 'Provider',
} as const
