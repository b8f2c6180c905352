import { type Caller, scopes } from '#identity/caller.ts'

/** The caller of every sandbox request: the sandbox needs no key. */
export const developer: Caller = {
  id: 'developer',
  tenant: 'sandbox',
  scopes: new Set(scopes),
  destinations: new Set(['*']),
}
