import { readFileSync, statSync } from 'node:fs'
import type { KeyEntry } from '#identity/keyring.ts'
import { readKeyEntries } from '#identity/parse-keys.ts'
import { readKeySet } from '#identity/tokens/read-key-set.ts'
import type { TokenSettings } from '#identity/tokens/token.ts'
import { isGranted } from '#providers/contract/destination.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Config } from '../config.ts'
import { about, type Finding, reasonOf } from './finding.ts'

/** Whether anybody can be let in: the file of API keys, and the keys of the tokens' issuer. */
export async function examineIdentity({
  identity: { keys, tokens },
  destinations,
}: Config): Promise<readonly Finding[]> {
  const ofFile = keys === undefined ? [] : examineKeyFile(keys, tokens !== undefined, destinations)
  const ofIssuer = tokens === undefined ? [] : await examineIssuer(tokens)
  return [...ofFile, ...ofIssuer]
}

function examineKeyFile(
  path: string,
  hasTokens: boolean,
  destinations: Config['destinations'],
): Finding[] {
  const { ok, note, fault } = about('key file')
  let entries: readonly KeyEntry[]
  try {
    entries = readKeyEntries(readFileSync(path, 'utf8'), path)
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error
    const unreadable = `Make ${path}, which identity.keys names, a readable file.`
    return [fault(isMissing ? unreadable : `${reasonOf(error)}.`)]
  }
  if (entries.length === 0) {
    const says = `Add a key to ${path} with npm run key: it has none`
    return [hasTokens ? note(`${says}.`) : fault(`${says}, so nobody can send a request.`)]
  }
  const isOpen = process.platform !== 'win32' && (statSync(path).mode & 0o004) !== 0
  return [
    ok(`${path} has ${entries.length === 1 ? 'one key' : `${entries.length} keys`}`),
    ...(isOpen ? [note(`Take the permission to read ${path} from other users: chmod o-r.`)] : []),
    ...entries.flatMap((entry) => {
      const problem = problemOf(entry, destinations)
      return problem === undefined ? [] : [note(`${problem} in ${path}.`)]
    }),
  ]
}

/** The beginning of a sentence about a key that lets its caller do nothing. */
function problemOf(
  { id, caller }: KeyEntry,
  destinations: Config['destinations'],
): string | undefined {
  if (caller.scopes.size === 0) return `Give the key ${id} scopes`
  if (caller.destinations.size === 0) return `Give the key ${id} destinations`
  const reached = Object.entries(destinations).some(([kind, ids]) =>
    [...ids.keys()].some(
      (destination) =>
        isGranted(caller.destinations, kind as ProviderKind, destination) ||
        (destination === '*' && [...caller.destinations].some((one) => one.startsWith(`${kind}/`))),
    ),
  )
  return reached ? undefined : `Give the key ${id} a destination that is configured`
}

async function examineIssuer({ keys, algorithms }: TokenSettings): Promise<Finding[]> {
  const { ok, fault } = about('tokens')
  try {
    const set = keys instanceof URL ? await readKeySet(keys) : keys
    const from = keys instanceof URL ? ` at ${keys}` : ''
    const types = new Set(set.keys.map(({ kty }) => kty))
    const lacking = algorithms.filter((algorithm) => !types.has(keyTypeOf(algorithm)))
    if (lacking.length === algorithms.length) {
      return [
        fault(
          `Correct identity.tokens.algorithms: the issuer has no key${from} for ${lacking.join(', ')}.`,
        ),
      ]
    }
    return [
      ok(`the issuer has ${set.keys.length === 1 ? 'one key' : `${set.keys.length} keys`}${from}`),
    ]
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return [
      fault(
        `Make the issuer's keys readable from here at ${keys}, or correct identity.tokens.keys: ${reasonOf(cause)}.`,
      ),
    ]
  }
}

/** RFC 7518 and RFC 8037. */
function keyTypeOf(algorithm: TokenSettings['algorithms'][number]): 'RSA' | 'EC' | 'OKP' {
  if (algorithm.startsWith('Ed')) return 'OKP'
  return algorithm.startsWith('ES') ? 'EC' : 'RSA'
}
