import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { compiled } from '../compiled.ts'

test('the gateway runs graphql as in production, unless NODE_ENV says otherwise', async () => {
  assert.equal(await saysForeign({}), 'false')
  assert.equal(await saysForeign({ NODE_ENV: 'development' }), 'throws')
})

const root = fileURLToPath(new URL('../..', import.meta.url))

// In development graphql takes the time to complain about a class of another copy of itself.
const program = `
  await import('./src/gateway.ts')
  const { isSchema } = await import('graphql')
  class GraphQLSchema { get [Symbol.toStringTag]() { return 'GraphQLSchema' } }
  try { console.log(isSchema(new GraphQLSchema())) } catch { console.log('throws') }
`

/** What graphql makes of a schema that is not its own, once the gateway is loaded. */
async function saysForeign(environment: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { cwd: root, env: { ...compiled, PATH: process.env.PATH, ...environment } },
  )
  return stdout.trim()
}
