import { makeKey } from './api-keys.ts'

// `npm run key`
const { key, id, hash: sha256 } = makeKey()
const may = { caller: 'somebody', tenant: 'somewhere', scopes: ['invites:read'], destinations: [] }
console.log(`The key, shown this once; give it to its caller: ${key}`)
console.log('Its entry for the "keys" of the key file; say who it is and what it may do:')
console.log(JSON.stringify({ id, sha256, ...may }, null, 2))
