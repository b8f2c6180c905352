import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import pg from 'pg'
import { makeKey } from '#identity/api-keys.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { bundleOf } from '../../contract/official/stand-in.ts'
import { createPatient, definedOnly, writeFiles } from '../../doctor/patient.ts'
import type { InviteTargetInput } from '../../gql/graphql.ts'
import { ListBatches, ListInvites } from '../../support/documents/reads.ts'
import { SendInvites } from '../../support/documents/send.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { kindsOf } from '../../support/requests/send-invites.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { scrape } from '../../telemetry/scrape.ts'
import { makeBundledRoot } from './bundled-root.ts'
import { type Bundled, startBundled } from './start-bundled.ts'

const timeout = 120_000
const emulators = await startEmulators()
const server = await startPostgres()
const patient = createPatient(emulators)
after(async () => {
  await emulators[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
  patient[Symbol.dispose]()
})
const skip = server === undefined && noServer

const { key, id, hash: sha256 } = makeKey()
const scopes = ['invites:read', 'invites:send']
patient.keys = {
  keys: [{ id, sha256, scopes, caller: 'ada', tenant: 'acme', destinations: ['*'] }],
}
const anywhere = { destinations: [{ id: '*' }] }
patient.file.providers = {
  ...{ repostPrivate: anywhere, wickr: anywhere, chime: anywhere, tencentOrganization: {} },
}
writeFiles(patient)
const root = join(patient.directory, 'app')
await mkdir(root)
await makeBundledRoot(root)

const onServer = async () => ({
  ...definedOnly(patient.variables),
  DATABASE_URL: (await server?.createDatabase()) ?? '',
})

test('two replicas send to all four upstreams, and stop when they are told', {
  ...{ skip, timeout },
}, async () => {
  const variables = await onServer()
  await using one = await startBundled(root, variables)
  await using other = await startBundled(root, variables)
  const toAws = [toRepostPrivate(['first']), toWickr(['first@example.com'])]
  const toOthers = [toChime(['first@example.com']), toTencentOrganization(['100000000101'])]

  const first = await send(one, 'aws', toAws)
  const second = await send(other, 'others', toOthers)
  const replay = await send(other, 'aws', toAws)
  const { invites } = await other.execute(key, ListInvites, {})

  for (const { results } of [first, second]) {
    assert.deepEqual(kindsOf(results), ['InviteSent', 'InviteSent'])
  }
  assert.deepEqual([replay.replayed, replay.batch.id], [true, first.batch.id])
  assert.equal(invites.nodes.length, 4)
  for (const kind of providerKinds) assert.equal(emulators[kind].ledger.length, 1, kind)
  // Either may have owned a lane.
  await until(async () => {
    const measured = await Promise.all([one, other].map(({ metricsUrl }) => scrape(metricsUrl)))
    const sent = { outcome: 'SENT' }
    const sums = measured.map((each) => each.sum('invite_gateway_recipients_total', sent) ?? 0)
    return sums.reduce((sum, each) => sum + each) === 4
  })
  assert.deepEqual([await one.stop(), await other.stop()], [0, 0])
})

test('it serves the console, GraphiQL, their files and its probes', {
  ...{ skip, timeout },
}, async () => {
  await using gateway = await startBundled(root, await onServer())
  const get = async (path: string, accept = '*/*') => {
    const response = await fetch(new URL(path, gateway.url), { headers: { accept } })
    assert.equal(response.status, 200, path)
    return response.text()
  }

  for (const path of ['/', '/graphql']) {
    const page = await get(path, 'text/html')
    const files = Array.from(page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg))"/g))
    assert.ok(files.length > 1, page)
    for (const [, file = ''] of files) assert.ok((await get(file)).length > 100, file)
  }
  for (const probe of ['/health/live', '/health/ready']) await get(probe)
})

test('serve -- --check says what the doctor of the sources says', { timeout }, async () => {
  const look = async (...command: string[]) => {
    const env = { PATH: process.env.PATH, ...definedOnly(patient.variables) }
    const { stdout } = await run(process.execPath, ['src/launch.cjs', ...command], {
      ...{ cwd: root, env },
    })
    return stdout
  }

  const [bundled, sources] = [await look('serve', '--check'), await look('doctor')]

  assert.match(bundled, /\nEverything that was looked at works\.\n$/)
  assert.equal(bundled, sources)
})

test('what goes wrong is logged with the functions and the file of the bundle', {
  ...{ skip, timeout },
}, async () => {
  const variables = await onServer()
  await using gateway = await startBundled(root, variables)
  const client = new pg.Client({ connectionString: variables.DATABASE_URL })
  await client.connect()
  await client.query('alter table batches rename to gone')
  await client.end()

  await assert.rejects(gateway.execute(key, ListBatches, {}), /INTERNAL/)
  const { error } = JSON.parse(await gateway.line('"stack":'))

  const frames: string[] = error.stack
  const ours = frames.filter((frame) => frame.startsWith('async readPage ('))
  assert.match(ours[0] ?? '', /\/app\/bundle\/[\w-]+\.js:\d+:\d+\)$/, frames.join('\n'))
})

test('an official package that is installed is used, and one that is broken stops the start', {
  ...{ skip, timeout },
}, async () => {
  const name = '@aws-sdk/client-wickr'
  const folder = join(root, 'node_modules', name)
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version: '3.4567.0' }))
  await writeFile(join(folder, 'index.js'), await bundleOf('wickr'))
  const variables = await onServer()

  await using gateway = await startBundled(root, variables)
  const { clients } = JSON.parse(await gateway.line('the clients of the upstreams'))
  const { results } = await send(gateway, 'official', [toWickr(['official@example.com'])])
  await writeFile(join(folder, 'index.js'), 'throw new Error("half of it is missing")')

  await assert.rejects(
    startBundled(root, variables),
    /Install @aws-sdk\/client-wickr anew.*half of it is missing/,
  )
  assert.deepEqual(clients.WICKR, { name, version: '3.4567.0', official: true })
  assert.equal(clients.REPOST_PRIVATE.official, false)
  assert.deepEqual(kindsOf(results), ['InviteSent'])
})

async function send(replica: Bundled, idempotencyKey: string, targets: InviteTargetInput[]) {
  const input = { idempotencyKey, waitSeconds: 60, targets }
  const { sendInvites } = await replica.execute(key, SendInvites, { input })
  assert.equal(sendInvites.__typename, 'SendInvitesPayload', JSON.stringify(sendInvites))
  return sendInvites
}

const run = promisify(execFile)
