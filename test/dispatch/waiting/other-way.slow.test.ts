import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openPostgres } from '#database/postgres.ts'
import { startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { sandboxProviders } from '#sandbox/sandbox.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { openSends } from '../../support/queued-sends.ts'
import { send, sentBy } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { startSwitch } from './switch.ts'

const server = await startPostgres()
const onServer = server === undefined ? { skip: noServer } : {}
after(() => server?.[Symbol.asyncDispose]())

test('a replica that cannot connect leaves the lanes to one that can', onServer, async () => {
  await using both = await startBoth()
  const { cutOff, connected } = both
  await both.ways[0].off()

  for (let nth = 0; nth < 60; nth += 1) await sendOne(nth % 2 === 0 ? cutOff : connected, nth)
  const failedBefore = await failedCalls(cutOff)
  for (let nth = 60; nth < 100; nth += 1) await sendOne(nth % 2 === 0 ? cutOff : connected, nth)
  const failed = await failedCalls(cutOff)

  assert.equal(new Set(sentBy(cutOff.emulators.CHIME)).size, 100)
  assert.ok(failedBefore <= 10, `${failedBefore} of 60 calls could not connect`)
  assert.equal(failed, failedBefore)
})

test('while no replica can connect, both go on trying', onServer, async () => {
  await using both = await startBoth()
  const { cutOff, connected, ways } = both
  await Promise.all(ways.map((way) => way.off()))
  await Promise.all([sendOne(cutOff, 1, 0), sendOne(connected, 2, 0)])
  await until(async () => (await failedCalls(cutOff)) > 6)

  await ways[1].on()

  await until(async () => (await openSends(cutOff.database)) === 0, 15_000)
})

/** Two gateways on one database. Each has its own way to the same upstreams. */
async function startBoth() {
  assert.ok(server)
  const url = await server.createDatabase()
  await using started = new AsyncDisposableStack()
  const emulators = started.use(await startEmulators())
  const start = async () => {
    const way = started.use(await startSwitch(urlsOf(emulators).CHIME))
    const providers = sandboxProviders({ ...urlsOf(emulators), CHIME: way.url }, 2_000)
    const database = started.use(await openPostgres({ url, onError: () => undefined }))
    const policy = { unavailable: { baseMs: 50, capMs: 200 } }
    const options = { emulators, providers, database, dispatch: { policy } }
    return { way, gateway: started.use(await startTestGateway(options)) }
  }
  const one = await start()
  const other = await start()
  const running = started.move()
  return {
    cutOff: one.gateway,
    connected: other.gateway,
    ways: [one.way, other.way] as const,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** To a destination of its own. */
function sendOne(gateway: TestGateway, nth: number, waitSeconds = 30) {
  const target = toChime([`ada${nth}@example.com`], { accountId: `account-${nth}` })
  return send(gateway, { targets: [target], waitSeconds })
}

async function failedCalls({ database }: TestGateway): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `select count(*) from events where kind = 'CALL_FAILED'`,
  )
  return row?.count ?? 0
}
