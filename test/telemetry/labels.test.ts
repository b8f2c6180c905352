import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { knownCode } from '#telemetry/instruments/known-codes.ts'
import { send } from '../support/requests/send-invites.ts'
import { addresses, toChime } from '../support/requests/targets.ts'
import { startMeasured } from './measured-server.ts'

const server = await startMeasured()
after(() => server[Symbol.asyncDispose]())

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/metrics.md'), 'utf8')

test('docs/metrics.md lists every metric with its type and its labels, and no other', async () => {
  await send(server.gateway, { targets: [toChime(['a@example.com', 'no address'])] })
  await fetch(`${server.url}/graphql`, { method: 'POST' })

  const { samples, types } = await server.scrape()
  const exported = [...types].map(([name, type]) => {
    const mine = samples.filter((sample) => sample.name.startsWith(name))
    const labels = new Set(mine.flatMap((sample) => Object.keys(sample.labels)))
    labels.delete('le')
    return `${name} ${type} ${[...labels].sort().join(', ')}`.trim()
  })
  const rows = page.matchAll(/^\| `(\w+)` \| (\w+) \| ([^|]*) \|/gm)
  const listed = Array.from(rows, ([, name, type, labels = '']) => {
    const sorted = labels.replaceAll('`', '').split(', ').filter(isText).sort()
    return `${name} ${type} ${sorted.join(', ')}`.trim()
  })
  // Without a server there is no pool, and nothing was looked up.
  const elsewhere = /_pool_|_look_up_/
  assert.deepEqual(
    listed.filter((row) => !elsewhere.test(row)).sort(),
    exported.filter((row) => !elsewhere.test(row)).sort(),
  )
})

test('the number of series does not grow with batches, people and destinations', async () => {
  const sendToEach = async (name: string, count: number) => {
    for (const [index, email] of addresses(name, count).entries()) {
      const targets = [toChime([email], { accountId: `${name}-${index}` })]
      await send(server.gateway, { targets, name: `${name} ${index}` })
    }
  }
  await sendToEach('first', 3)
  const before = (await server.scrape()).samples.length

  await sendToEach('second', 20)

  assert.equal((await server.scrape()).samples.length, before)
})

test('every code of docs/errors.md is a label of its own, and every other one is OTHER', () => {
  const errors = readFileSync(join(root, 'docs/errors.md'), 'utf8')
  const section = (from: string) => errors.split(`\n## ${from}\n`)[1]?.split('\n## ')[0] ?? ''
  const tables = section('User errors') + section('Errors with a code')
  const codes = Array.from(tables.matchAll(/\| `([A-Z_]+)` \|/g), ([, code = '']) => code)

  assert.ok(codes.length > 25)
  assert.deepEqual(
    codes.filter((code) => knownCode(code) !== code),
    [],
  )
  assert.equal(knownCode('ada@example.com'), 'OTHER')
})

const isText = (text: string) => text !== '' && text !== '–'
