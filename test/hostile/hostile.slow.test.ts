import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sandboxCredentials } from '#sandbox/emulators.ts'
import { eventsIn } from '../support/requests/events-in.ts'
import { attack, type Reply } from './attack.ts'
import { keyFile, keyOf } from './credentials.ts'
import type { Bytes, GatewayName, Ids, Row } from './row.ts'
import { unknownIds } from './tenants.ts'

const tables = globSync('rows/**/*.rows.ts', { cwd: import.meta.dirname }).sort()
const rows: Row[] = []
for (const table of tables) rows.push(...(await import(join(import.meta.dirname, table))).rows)

const child = fork(join(import.meta.dirname, 'gateway-process.ts'), {
  stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  // Half of the usual stack: what recurses too deep shows here, however quick the machine has become.
  execArgv: ['--stack-size=500'],
})
const ended = once(child, 'exit')
const said = Promise.all(
  [child.stdout, child.stderr].map((stream) => text(stream ?? Readable.from([]))),
)
const { urls, upstreams, theirs } = await next<{
  urls: Record<GatewayName, string>
  upstreams: readonly string[]
  theirs: Ids
}>()
after(() => child.kill())

/** Of API keys, whole and as they are kept. */
const keys = JSON.parse(keyFile).keys.flatMap(({ id, sha256 }: { id: string; sha256: string }) => [
  ...[keyOf(id), sha256],
])
/** What no answer may hold: stacks, paths, other hosts, secrets. */
const leaks = [
  /\n\s+at |\.[cm]?[jt]s:\d|node_modules|node:internal|file:\/\//,
  /\/(?:tmp|home|usr|opt|var|root|work|src)\//,
  /amazonaws|tencentcloudapi|postgres|pglite/i,
  ...[...Object.values(sandboxCredentials), ...keys, hostname(), process.cwd()]
    .filter((word) => word.length > 4)
    .concat(upstreams.map((url) => new URL(url).host))
    .map((word) => new RegExp(word.replaceAll(/\W/g, '\\$&'), 'i')),
]
let worst = { ms: 0, name: 'nothing' }

test('there are rows for documents, HTTP, inputs, credentials and tenancy, each under a name of its own', () => {
  assert.ok(rows.length >= 400, `${rows.length}`)
  assert.equal(new Set(rows.map(({ name }) => name)).size, rows.length)
})

for (const row of rows) {
  test(`${row.name}: ${row.status}${row.code === undefined ? '' : `, ${row.code}`}`, async () => {
    const url = urls[row.at ?? 'usual']
    const others = keepAsking(urls[row.at === 'known-only' ? 'known-only' : 'usual'])

    const reply = await play(url, row)
    const slowest = await others.stop()
    child.send('how long?')
    const { stoodStill } = await next<{ stoodStill: number }>()

    if (stoodStill > worst.ms) worst = { ms: stoodStill, name: row.name }
    assertExpected(reply, row)
    assertHarmless(reply)
    // Far above the 250 ms that are meant: a busy machine computes more slowly. The figure is printed.
    assert.ok(stoodStill < 1_000, `it stalled for ${Math.round(stoodStill)} ms`)
    assert.ok(slowest < 10_000, `others waited for ${Math.round(slowest)} ms`)
    assert.equal(child.exitCode, null)
  })
}

test('the process has survived, and its log holds no secret and no fault', async (t) => {
  t.diagnostic(
    `${rows.length} rows; it stalled for ${Math.round(worst.ms)} ms at most: ${worst.name}`,
  )
  assert.deepEqual([child.exitCode, child.signalCode], [null, null])
  child.kill()
  await ended
  const [out, log = ''] = await said

  assert.equal(out, '')
  for (const secret of [...Object.values(sandboxCredentials), ...keys]) {
    assert.ok(!log.includes(secret))
  }
  const messages = log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).msg)
  assert.deepEqual(
    new Set(messages),
    new Set([
      'the API keys were read again',
      'a caller could not be authenticated',
      'a page of another origin was refused',
      'a batch has finished',
    ]),
  )
})

async function play(url: string, { send }: Row): Promise<Reply> {
  if (typeof send !== 'function') return attack(url, send)
  const about = (ids: Ids): Bytes => send(ids)
  const reply = await attack(url, about(theirs))
  const same = await attack(url, about(unknownIds))
  assert.deepEqual(seen(reply, theirs), seen(same, unknownIds))
  return reply
}

/** An answer, without what is its own in every answer. */
function seen({ status, headers, body }: Reply, ids: Ids): unknown {
  const own = ['x-request-id', 'date', 'content-length']
  const kept = [...headers].filter(([name]) => !own.includes(name))
  const words = Object.entries(ids).filter(([, id]) => id.length > 20)
  const text = words.reduce((text, [name, id]) => text.replaceAll(id, name), body)
  return [status, kept, text]
}

function assertExpected(reply: Reply, row: Row): void {
  const seenReply = `${reply.status} ${reply.body.slice(0, 500)}`
  assert.equal(reply.status ?? 'cut', row.status, seenReply)
  assert.equal(firstCode(reply), row.code, seenReply)
  if (row.says !== undefined) assert.match(reply.body, row.says)
  if (row.saysNot !== undefined) assert.doesNotMatch(reply.body, row.saysNot)
  for (const [name, value] of Object.entries(row.headers ?? {})) {
    const found = reply.headers.get(name)
    if (value === undefined) assert.equal(found, undefined, name)
    else
      assert.ok(
        found?.startsWith(value) || new RegExp(value).test(found ?? ''),
        `${name}: ${found}`,
      )
  }
}

function firstCode({ headers, body }: Reply): unknown {
  const type = headers.get('content-type') ?? ''
  const event = type.startsWith('text/event-stream') ? eventsIn(body)[0]?.data : undefined
  const json = event ?? (type.includes('json') ? body : '')
  return json === '' ? undefined : JSON.parse(json).errors?.[0]?.extensions?.code
}

function assertHarmless({ status, headers, body }: Reply): void {
  // Node's own answers to what is no HTTP have neither headers nor a body.
  if (status === undefined || (body === '' && !headers.has('x-request-id'))) return
  assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false
  assert.match(headers.get('cache-control') ?? '', isPage ? /^no-cache$/ : /^no-store$/)
  const whole = [...headers].join('\n') + (isPage ? '' : body)
  for (const leak of leaks) assert.doesNotMatch(whole, leak)
}

/** Another client, that asks all the time; stopping tells how long it waited at most. */
function keepAsking(url: string): { stop(): Promise<number> } {
  let slowest = 0
  let stopped = false
  const asking = (async () => {
    do {
      const started = performance.now()
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer reader' },
        body: '{"documentId":"aa11"}',
      })
      assert.equal(response.status, 200)
      await response.arrayBuffer()
      slowest = Math.max(slowest, performance.now() - started)
      await sleep(10)
    } while (!stopped)
  })()
  return {
    stop: async () => {
      stopped = true
      await asking
      return slowest
    },
  }
}

async function next<Message>(): Promise<Message> {
  const [message] = await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('the gateway is gone'))),
  ])
  return message
}
