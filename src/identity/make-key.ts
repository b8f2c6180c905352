import { runCommand } from '../command-line/run-command.ts'
import { makeKey } from './api-keys.ts'
import { addKey, checkEntry, removeKey } from './key-entries.ts'

const help = `Makes an API key, and shows it once:

  npm run key -- --caller newsletter --tenant acme --scopes invites:read,invites:send \\
    --destinations CHIME/team,WICKR/* --into identities.json

  --caller NAME         who has the key, for the audit trail
  --tenant NAME         callers of one tenant share batches, invites and idempotency keys
  --scopes LIST         what it may do, separated by commas
  --destinations LIST   where, separated by commas: CHIME/team, CHIME/* or *
  --into FILE           the key file that gets the entry, made where it is missing; then only the key is
                        printed to the standard output. A gateway that runs reads it within a second
  --remove ID           takes the key with this id out of the file of --into, and makes none

Without --into it prints the entry too, for "keys" of the key file. Without any option the entry has
names to be replaced.
`

const text = { type: 'string' } as const
const needed = ['caller', 'tenant', 'scopes', 'destinations'] as const

await runCommand(
  {
    help,
    options: {
      ...{ caller: text, tenant: text, scopes: text, destinations: text },
      ...{ into: text, remove: text },
    },
  },
  ({ values }) => {
    const { into, remove } = values
    const given = needed.filter((name) => values[name] !== undefined)
    if (remove !== undefined) {
      if (into === undefined || given.length > 0)
        throw new Error('Give --remove with --into alone.')
      removeKey(into, remove)
      console.error(`The key ${remove} is out of ${into}.`)
      return
    }
    const missing = needed.filter((name) => !given.includes(name))
    if (missing.length > 0 && (given.length > 0 || into !== undefined)) {
      throw new Error(`Give --${missing.join(' and --')} too.`)
    }
    const { key, id, hash: sha256 } = makeKey()
    const { caller = 'caller-name', tenant = 'tenant-name' } = values
    const scopes = listOf(values.scopes ?? 'invites:read')
    const destinations = listOf(values.destinations ?? '')
    const entry = checkEntry({ id, sha256, caller, tenant, scopes, destinations })
    if (into !== undefined) {
      addKey(into, entry)
      console.error(`The key ${id} of ${caller} is in ${into}. It is shown only once:`)
      console.log(key)
      return
    }
    console.log(`The API key, which is shown only once: ${key}`)
    const edit = given.length === 0 ? ', and edit its caller and permissions' : ''
    console.log(`Add this entry to "keys" in the key file${edit}:`)
    console.log(JSON.stringify(entry, null, 2))
  },
)

function listOf(value: string): string[] {
  return value.split(/[\s,]+/).filter((one) => one !== '')
}
