import { z } from 'zod'
import { isDestinationGrant } from '#providers/contract/destination.ts'
import { ConfigError } from '../config-error.ts'
import { isName, scopes } from './caller.ts'
import { type KeyEntry, type Keyring, keyringOf } from './keyring.ts'
import { isWellKnownHash } from './well-known-hashes.ts'

/** A key file is invalid. The message says what to correct and quotes nothing from the file. */
export class WrongKeys extends ConfigError {
  override readonly name = 'WrongKeys'
}

/** Reads the keys from the text of a key file. Throws WrongKeys. Pure. */
export function parseKeys(content: string, path: string): Keyring {
  return keyringOf(readKeyEntries(content, path))
}

/** The same with each key by itself. */
export function readKeyEntries(content: string, path: string): readonly KeyEntry[] {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch {
    // The parser's own message quotes the file.
    throw new WrongKeys(`Make ${path} a JSON file as docs/configuration.md shows it.`)
  }
  const { data, error } = keyFile.safeParse(json)
  if (error !== undefined) throw new WrongKeys(`Correct ${path}: ${firstProblem(error)}.`)
  if (new Set(data.keys.map(({ id }) => id)).size < data.keys.length) {
    throw new WrongKeys(`Correct ${path}: two keys have the same id.`)
  }
  return data.keys.map(keyOf)
}

const name = z.string().refine(isName, 'must be a name without spaces')
const entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{1,32}$/, 'must be 1 to 32 of a-z and 0-9'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits: npm run key')
    .refine(
      (hash) => !isWellKnownHash(hash),
      'is an example or of a guessable secret: npm run key',
    ),
  caller: name,
  tenant: name,
  scopes: z.array(z.enum(scopes)),
  destinations: z.array(
    z.string().refine(isDestinationGrant, 'must be like CHIME/berlin, CHIME/* or *'),
  ),
})
const keyFile = z.strictObject({ keys: z.array(entry) })

function keyOf({ id, sha256, caller, tenant, ...may }: z.infer<typeof entry>): KeyEntry {
  return {
    id,
    hash: Buffer.from(sha256, 'hex'),
    caller: {
      id: caller,
      tenant,
      scopes: new Set(may.scopes),
      destinations: new Set(may.destinations),
    },
  }
}

function firstProblem({ issues: [first] }: z.ZodError): string {
  if (first === undefined) return 'something is wrong'
  const rule = first.code === 'unrecognized_keys' ? 'has an unknown member' : first.message
  return first.path.length === 0 ? `it ${rule}` : `${first.path.join('.')} (${rule})`
}
