import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import type { Database } from '#database/database.ts'
import { openPglite } from '#database/pglite.ts'
import { openPostgres } from '#database/postgres.ts'
import { readRecipientHash } from '#dispatch/recipient-hash.ts'
import { defaultLimits } from '#invites/check/limits.ts'
import { erasePerson } from '#invites/people/erase-person.ts'
import { developer } from '#sandbox/developer.ts'
import { startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { sandboxProviders } from '#sandbox/sandbox.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { findPrograms, noServer, startPostgres } from '../../support/postgres.ts'
import { erase, rowsWith } from '../../support/requests/people.ts'
import { kindsOf, send } from '../../support/requests/send-invites.ts'
import { member, network, toChime, wickrUser } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { startGatewayChild } from '../../truth/processes/gateway-child.ts'
import { filesWith, isLog } from './files-with.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = { skip: server === undefined ? noServer : false, timeout: 240_000 } as const
const emulators = await startEmulators()
after(() => emulators[Symbol.asyncDispose]())
const directory = await mkdtemp(join(tmpdir(), 'invite-gateway-erase-'))
after(() => rm(directory, { recursive: true, force: true }))

const address = 'grete.gone@example.com'
const personKey = 'staff-grete-1901'
const words = [address, 'Gretchen', 'Hermannsdottir', personKey]
const user = { ...wickrUser(address), firstName: 'Gretchen', lastName: 'Hermannsdottir', personKey }
const request = {
  idempotencyKey: `welcome ${address}`,
  name: `Welcome ${address}, Gretchen Hermannsdottir`,
  targets: [
    { chime: { accountId: 'berlin', recipients: [{ email: address, personKey }] } },
    { wickr: { networkId: network, recipients: [user] } },
    toChime([`Gretchen <${address}>`]),
  ],
}

/** Enough others that looking through their texts takes several steps. */
async function inviteMany(gateway: TestGateway): Promise<void> {
  await send(gateway, request)
  for (let batch = 0; batch < 3; batch += 1) {
    const members = Array.from({ length: 400 }, (_, n) => member(`${200_000 + batch * 1_000 + n}`))
    const [first, ...rest] = members.map((one) => ({ ...one, remark: 'not for anybody' }))
    assert.ok(first)
    const recipients = [{ ...first, remark: `stands in for ${address}` }, ...rest]
    await send(gateway, { waitSeconds: 0, targets: [{ tencentOrganization: { recipients } }] })
  }
}

async function stillHolds(gateway: TestGateway): Promise<void> {
  const replayed = await send(gateway, request)
  const again = await send(gateway, { targets: [toChime([address])] })

  assert.equal(replayed.replayed, true)
  assert.deepEqual(kindsOf(again.results), ['InviteSkipped'])
}

/** Rewrites all tables, and makes the log's segments new ones instead of using them again. */
async function rewrite(database: Database, noRecycling: readonly string[]): Promise<void> {
  await database.query('vacuum full')
  await database.query('checkpoint')
  for (const statement of noRecycling) await database.query(statement)
}

async function endSegments(database: Database): Promise<void> {
  for (let n = 0; n < 3; n += 1) {
    await database.query('select pg_switch_wal()')
    await database.query('checkpoint')
  }
}

test('PGlite: what was erased is in no file but the log, and there until its segments are gone', {
  timeout: 240_000,
}, async () => {
  await using database = await openPglite({ directory })
  await using gateway = await startTestGateway({
    ...{ database, emulators },
    limits: { coolDownSeconds: 3_600 },
  })
  await inviteMany(gateway)
  await database.query('analyze')
  await database.query('checkpoint')
  const before = filesWith(directory, words)

  await erase(gateway, { person: { personKey } })
  await rewrite(database, ['set wal_recycle = off'])
  const rewritten = filesWith(directory, words)
  await endSegments(database)

  assert.ok(before.some((path) => path.includes('/base/')))
  assert.ok(rewritten.length > 0 && rewritten.every(isLog), rewritten.join())
  assert.deepEqual(filesWith(directory, words), [])
  assert.deepEqual(await rowsWith(database, words), [])
  assert.ok(words.every((word) => !gateway.logger.written().includes(word)))
  await stillHolds(gateway)
})

test(
  'PostgreSQL: replicas that are killed at any step erase the person all the same, in the dump too',
  onServer,
  async () => {
    assert.ok(server)
    const url = await server.createDatabase()
    await using database = await openPostgres({ url, onError: () => undefined })
    const options = { database, emulators, limits: { coolDownSeconds: 3_600 } }
    {
      await using gateway = await startTestGateway(options)
      await inviteMany(gateway)
    }
    await database.query('analyze')
    const hashKey = await readRecipientHash(database)
    const providers = sandboxProviders(urlsOf(emulators), 2_000)
    const tools = { database, providers, hashKey, limits: defaultLimits }
    await erasePerson(tools, { who: { recipient: address }, waitSeconds: 0 }, developer)

    const log = join(directory, 'killed.log')
    const steps = new Set<string>()
    const progress = async () => {
      const [row] = await database.query<{ step: string; at: string; isOver: boolean }>(
        `select step, step || cursor as at, finished_at is not null as "isOver" from erasures`,
      )
      return row ?? assert.fail('the erasure is missing')
    }
    for (let kills = 0; kills < 3 && !(await progress()).isOver; kills += 1) {
      const { at } = await progress()
      const child = startGatewayChild(
        {
          ...{ database: { url }, port: 0, upstreams: urlsOf(emulators) },
          ...{ requestTimeoutMs: 2_000, leaseMs: 3_000 },
        },
        log,
      )
      const later = await until(async () => {
        const now = await progress()
        return (now.at !== at || now.isOver) && now
      })
      child.kill()
      await child.gone
      steps.add(later.step)
    }
    await using gateway = await startTestGateway(options)
    await until(async () => (await progress()).isOver, 60_000)

    assert.ok(steps.size > 0)
    assert.deepEqual(await rowsWith(database, words), [])
    const dump = await promisify(execFile)(join((await findPrograms()) ?? '', 'pg_dump'), [url], {
      maxBuffer: 100_000_000,
    })
    assert.match(dump.stdout, /COPY public.sends/)
    const logged = (await readFile(log, 'utf8')) + gateway.logger.written()
    for (const word of words) {
      assert.ok(!dump.stdout.toLowerCase().includes(word.toLowerCase()), `the dump has ${word}`)
      assert.ok(!logged.includes(word), `the log has ${word}`)
    }
    await rewrite(database, ['alter system set wal_recycle = off', 'select pg_reload_conf()'])
    const [found] = await database.query<{ data: string }>(
      `select current_setting('data_directory') as data`,
    )
    const data = found?.data ?? assert.fail()
    const rewritten = filesWith(data, words)
    assert.ok(rewritten.every(isLog), rewritten.join())
    await endSegments(database)
    assert.deepEqual(filesWith(data, words), [])
    await stillHolds(gateway)
  },
)
