import assert from 'node:assert/strict'
import { makeKey } from '#identity/api-keys.ts'
import type { Caller } from '#identity/caller.ts'
import { createIdentify, type Identify } from '#identity/identify.ts'
import { keyringOf } from '#identity/keyring.ts'
import { developer } from '#sandbox/developer.ts'

/** By name, which is their id too. What is not said is as the sandbox's developer has it. */
export type Callers = Readonly<Record<string, Partial<Caller>>>

/** An API key for each, as in production. */
export function giveKeys(callers: Callers): {
  readonly identify: Identify
  /** What somebody types who signs in. */
  keyOf(name: string): string
  headers(name: string): Record<string, string>
} {
  const made = new Map(Object.keys(callers).map((name) => [name, makeKey()]))
  const keyring = keyringOf(
    Array.from(made, ([name, { id, hash }]) => ({
      ...{ id, hash: Buffer.from(hash, 'hex') },
      caller: { ...developer, id: name, ...callers[name] },
    })),
  )
  const keyOf = (name: string) => made.get(name)?.key ?? assert.fail(`${name} has no key`)
  return {
    identify: createIdentify({ keyring: () => keyring }),
    keyOf,
    headers: (name) => ({ authorization: `Bearer ${keyOf(name)}` }),
  }
}
