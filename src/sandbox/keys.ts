import { readKey } from '#identity/api-keys.ts'
import { type Caller, scopes } from '#identity/caller.ts'
import { type Keyring, keyringOf } from '#identity/keyring.ts'
import { developer } from './developer.ts'

/** A key that everybody knows. No key file takes it: the hash of its secret is a well-known one. */
export interface SandboxKey {
  readonly key: string
  /** What it is for, in a few words. */
  readonly about: string
  readonly caller: Caller
}

export const sandboxKeys: readonly SandboxKey[] = [
  {
    key: 'igw_all_sandbox',
    about: 'every scope, as without a key',
    caller: { ...developer, id: 'all' },
  },
  {
    key: 'igw_readonly_sandbox',
    about: 'may read, and neither send nor revoke',
    caller: {
      ...developer,
      id: 'readonly',
      scopes: new Set(scopes.filter((scope) => scope.endsWith(':read'))),
    },
  },
  {
    key: 'igw_other_sandbox',
    about: 'another tenant, which sees nothing of the others',
    caller: { ...developer, id: 'other', tenant: 'other' },
  },
]

export const sandboxKeyring: Keyring = keyringOf(
  sandboxKeys.map(({ key, caller }) => ({ ...readKey(key), caller })),
)
