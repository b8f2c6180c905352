import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { serverAudits } from 'graphql-http'
import { startServer } from './server.ts'

const server = await startServer()
after(() => server[Symbol.asyncDispose]())

const audits = serverAudits({ url: `${server.url}/graphql` })

for (const { name, fn } of audits.filter(({ name }) => !name.startsWith('MAY'))) {
  test(name, async () => {
    const result = await fn()

    assert.equal(result.status, 'ok', 'reason' in result ? result.reason : undefined)
  })
}

test('the audits are 13 that a server must pass and 23 that it should', () => {
  const count = (level: string) => audits.filter(({ name }) => name.startsWith(level)).length

  assert.deepEqual([count('MUST'), count('SHOULD')], [13, 23])
})
