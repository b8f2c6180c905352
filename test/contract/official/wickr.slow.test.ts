import assert from 'node:assert/strict'
import { registerHooks } from 'node:module'
import { after, test } from 'node:test'
import { createWickr } from '#providers/wickr/wickr.ts'
import { testProvider } from '../provider.ts'
import { wickrFacts } from '../upstreams/wickr.ts'
import { bundleOf, createStandIns } from './stand-in.ts'

const name = '@aws-sdk/client-wickr'
const standIns = await createStandIns()
await standIns.install(name, await bundleOf('wickr'))
after(() => standIns[Symbol.asyncDispose]())

const loaded: string[] = []
registerHooks({
  load: (url, context, next) => {
    loaded.push(url)
    return next(url, context)
  },
})

const create: typeof createWickr = (settings) =>
  createWickr({ ...settings, clients: { from: standIns.from } })

await testProvider({ ...wickrFacts, create, sdk: standIns.directory })

test('all of that was done by what is installed under the official name, and ours was never loaded', () => {
  const { client } = create({ requestTimeoutMs: 1_000 })

  assert.deepEqual(client, { name, version: '3.4567.0', official: true })
  assert.ok(loaded.some((url) => url.includes(`/node_modules/${name}/`)))
  assert.deepEqual(
    loaded.filter((url) => url.endsWith('/aws-clients/wickr.ts')),
    [],
  )
})
