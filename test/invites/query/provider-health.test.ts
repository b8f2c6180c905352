import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { healthOf } from '#invites/query/provider-health.ts'
import type { Fault } from '#sandbox/emulator.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { freeClock, setClock } from '../../support/clock.ts'
import { ListProviders } from '../../support/documents/reads.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { send } from '../../support/requests/send-invites.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'

type Health = Awaited<ReturnType<typeof healths>>[string]

const unavailable: Fault = { kind: 'html-error', status: 502 }

test('a provider that was asked nothing lately is unknown', async () => {
  await using gateway = await startTestGateway()
  const before = await healths(gateway)
  await send(gateway, { targets: [toChime([at('ada')])] })
  await setClock(gateway.database, '16 min')

  const after = await healths(gateway)

  const unknown = {
    state: 'UNKNOWN',
    throttledUntil: null,
    calls: 0,
    successRate: null,
    lastError: null,
  }
  for (const kind of ['REPOST_PRIVATE', 'WICKR', 'TENCENT_ORGANIZATION', 'CHIME']) {
    assert.deepEqual([before[kind], after[kind]], [unknown, unknown])
  }
  await freeClock(gateway.database)
})

test('a provider that answers is well, and every replica knows it', async () => {
  await using gateway = await startTestGateway()
  const { database, emulators } = gateway
  await using replica = await startTestGateway({ database, emulators })
  await send(gateway, {
    targets: [
      toRepostPrivate(['ada']),
      toWickr([at('ada')]),
      toTencentOrganization(['100000001001', '100000001002']),
    ],
  })

  const seen = await healths(replica)

  assert.deepEqual(
    ['REPOST_PRIVATE', 'WICKR', 'TENCENT_ORGANIZATION', 'CHIME'].map((kind) => summary(seen[kind])),
    [
      ['OK', 1, 1],
      ['OK', 1, 1],
      ['OK', 2, 1],
      ['UNKNOWN', 0, null],
    ],
  )
})

test('a call that requests share is one call', async () => {
  await using gateway = await startTestGateway()
  gateway.emulators.CHIME.latency(100)
  await send(gateway, { targets: [toChime([at('first')])], waitSeconds: 0 })
  await Promise.all([1, 2, 3, 4].map((n) => send(gateway, { targets: [toChime([at(`p${n}`)])] })))

  const { CHIME } = await healths(gateway)

  assert.equal(CHIME?.calls, gateway.emulators.CHIME.requests.length)
  assert.ok(CHIME.calls < 5)
})

test('the success rate is a share, whatever request ids the upstream gives', async () => {
  await using upstream = await startRepeating(['429', '500', '400', '201', '500'])
  await using emulators = await startEmulators()
  await using gateway = await startTestGateway({
    emulators: { ...emulators, CHIME: { ...emulators.CHIME, url: upstream.url } },
  })

  for (const name of ['ada', 'bob', 'cyd', 'dan']) {
    await send(gateway, { targets: [toChime([at(name)])] })
  }

  const { CHIME } = await healths(gateway)
  assert.ok(CHIME && CHIME.calls >= 5, `${CHIME?.calls} calls`)
  assert.ok(CHIME.successRate !== null && CHIME.successRate >= 0 && CHIME.successRate <= 1)
})

/** An upstream that gives all its answers, with these statuses, one request id. */
async function startRepeating(statuses: readonly string[]) {
  let answered = 0
  const server = createServer((_request, response) => {
    const status = Number(statuses[answered++ % statuses.length])
    const headers = { 'x-amzn-requestid': 'always-the-same', 'content-type': 'application/json' }
    response.writeHead(status, headers).end('{"Code":"Any","Message":"Any.","Users":[]}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

test('a provider that throttles says until when', async () => {
  await using gateway = await startTestGateway()
  gateway.emulators.CHIME.next({ kind: 'throttle', retryAfterSeconds: 60 })
  await send(gateway, { targets: [toChime([at('ada')])], waitSeconds: 1 })

  const { CHIME } = await healths(gateway)

  assert.equal(CHIME?.state, 'THROTTLED')
  const left = Date.parse(`${CHIME.throttledUntil}`) - Date.now()
  assert.ok(left > 50_000 && left <= 60_000, `${left} ms`)
  assert.equal(CHIME.lastError?.code, 'ThrottledClientException')
  await setClock(gateway.database, '61 s')
  assert.equal((await healths(gateway)).CHIME?.state, 'UNKNOWN')
  await freeClock(gateway.database)
})

test('a provider of which most calls and the latest come to nothing is failing', async () => {
  await using gateway = await startTestGateway()
  const { REPOST_PRIVATE: repostPrivate } = gateway.emulators
  const states: unknown[] = []
  for (const fault of [undefined, unavailable, unavailable, undefined, unavailable]) {
    if (fault) repostPrivate.next(fault)
    await send(gateway, { targets: [toRepostPrivate([`person-${states.length}`])] })
    states.push(summary((await healths(gateway)).REPOST_PRIVATE))
  }

  assert.deepEqual(states, [
    ['OK', 1, 1],
    ['OK', 2, 0.5],
    ['FAILING', 3, 1 / 3],
    ['OK', 4, 0.5],
    ['FAILING', 5, 0.4],
  ])
  const { REPOST_PRIVATE } = await healths(gateway)
  assert.deepEqual(
    [REPOST_PRIVATE?.lastError?.code, REPOST_PRIVATE?.lastError?.operation],
    ['HTTP_502', 'SendInvites'],
  )
})

test('a provider that says no for a reason works', async () => {
  await using gateway = await startTestGateway()
  await send(gateway, { targets: [toRepostPrivate(['ada'], { spaceId: 'SP-denied' })] })
  await send(gateway, { targets: [toTencentOrganization(['100000000401'])] })

  const seen = await healths(gateway)

  assert.deepEqual(summary(seen.REPOST_PRIVATE), ['OK', 1, 1])
  assert.deepEqual(summary(seen.TENCENT_ORGANIZATION), ['OK', 1, 1])
  assert.equal(seen.REPOST_PRIVATE?.lastError?.code, 'AccessDeniedException')
  const { requests } = gateway.emulators.REPOST_PRIVATE
  assert.equal(seen.REPOST_PRIVATE.lastError.requestId, requests[0]?.requestId)
})

test("an error in another tenant's batch, or elsewhere, is not told", async () => {
  await using gateway = await startTestGateway({
    callers: {
      owner: { tenant: 'acme' },
      elsewhere: { tenant: 'acme', destinations: new Set(['CHIME/*']) },
      stranger: { tenant: 'other' },
    },
  })
  await send(gateway.as('owner'), { targets: [toRepostPrivate(['ada'], { spaceId: 'SP-denied' })] })

  const [owner, elsewhere, stranger] = await Promise.all(
    ['owner', 'elsewhere', 'stranger'].map((caller) => healths(gateway.as(caller))),
  )

  assert.equal(owner?.REPOST_PRIVATE?.lastError?.code, 'AccessDeniedException')
  for (const other of [elsewhere, stranger]) {
    assert.deepEqual(other?.REPOST_PRIVATE, { ...owner.REPOST_PRIVATE, lastError: null })
  }
})

test('the health of all providers is one statement over an index, however long the history', async () => {
  await using gateway = await startTestGateway()
  const { database } = gateway
  const { batch } = await send(gateway, { targets: [toChime([at('ada')])] })
  const id = Buffer.from(batch.id, 'base64url').toString().split(':')[1]
  await database.query(
    `insert into events (batch_id, actor, kind, code, message, call)
     select $1, 'gateway', 'CALL_SUCCEEDED', 'ANSWERED', 'The provider answered.',
       '{"provider": "CHIME", "operation": "InviteUsers", "recipients": 1, "durationMs": 1}'
     from generate_series(1, 20000)`,
    [id],
  )
  await database.query('analyze events')
  const explained: string[] = []
  const caller = {
    id: 'local',
    tenant: 'local',
    scopes: new Set<never>(),
    destinations: new Set(['*']),
  }

  const { CHIME } = await healths(gateway)
  await healthOf(
    {
      query: async (sql, parameters) => {
        const plan = await database.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, parameters)
        explained.push(plan.map((row) => row['QUERY PLAN']).join('\n'))
        return []
      },
    },
    ['CHIME'],
    caller,
  )

  assert.deepEqual([CHIME?.state, CHIME?.calls], ['OK', 200])
  assert.equal(explained.length, 1)
  assert.match(explained[0] ?? '', /events_of_provider/)
  assert.doesNotMatch(explained[0] ?? '', /Seq Scan on events/)
})

async function healths(gateway: Pick<TestGateway, 'execute'>) {
  const { providers } = await gateway.execute(ListProviders, { configuredOnly: false })
  return Object.fromEntries(providers.map(({ kind, health }) => [kind as string, health]))
}

function summary(health: Health | undefined) {
  return [health?.state, health?.calls, health?.successRate]
}

function at(name: string): string {
  return `${name}@example.com`
}
