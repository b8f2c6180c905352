import { runCommand } from '../command-line/run-command.ts'
import { makeKey } from './api-keys.ts'

const help = `Makes an API key, and shows it once:

  npm run key

It also shows an entry for "keys" of the key file (identity.keys): edit its caller and permissions.
`

await runCommand({ help, options: {} }, () => {
  const { key, id, hash: sha256 } = makeKey()
  const may = {
    caller: 'caller-name',
    tenant: 'tenant-name',
    scopes: ['invites:read'],
    destinations: [],
  }
  console.log(`The API key, which is shown only once: ${key}`)
  console.log('Add this entry to "keys" in the key file, and edit its caller and permissions:')
  console.log(JSON.stringify({ id, sha256, ...may }, null, 2))
})
