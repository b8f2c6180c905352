import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { compiled } from '../compiled.ts'

test('the gateway runs graphql as in production, unless NODE_ENV says otherwise', async () => {
  for (const first of ['./src/gateway.ts', './src/http/graphql.ts']) {
    assert.equal(await saysForeign(first, {}), 'false', first)
    assert.equal(await saysForeign(first, { NODE_ENV: 'development' }), 'throws', first)
  }
})

test('both programs say so before they load anything else', async () => {
  for (const program of ['src/main.ts', 'src/sandbox/main.ts']) {
    const text = await readFile(new URL(`../../${program}`, import.meta.url), 'utf8')
    assert.match(text, /^import '.*http\/production\.ts'\n/, program)
  }
})

const root = fileURLToPath(new URL('../..', import.meta.url))

// In development graphql takes the time to complain about a class of another copy of itself.
const program = `
  await import(process.env.FIRST)
  const { isSchema } = await import('graphql')
  class GraphQLSchema { get [Symbol.toStringTag]() { return 'GraphQLSchema' } }
  try { console.log(isSchema(new GraphQLSchema())) } catch { console.log('throws') }
`

/** What graphql makes of a schema that is not its own, once a module of the gateway is loaded. */
async function saysForeign(first: string, environment: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { cwd: root, env: { ...compiled, PATH: process.env.PATH, FIRST: first, ...environment } },
  )
  return stdout.trim()
}
