import { type Caller, scopes } from '#identity/caller.ts'

/** Who asks in the sandbox, where no key is needed. */
export const developer: Caller = {
  id: 'developer',
  tenant: 'sandbox',
  scopes: new Set(scopes),
  destinations: new Set(['*']),
}
