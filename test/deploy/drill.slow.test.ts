import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openPostgres } from '#database/postgres.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import { type Emulators, startEmulators } from '#sandbox/emulators.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { invited, revokeWords } from '../support/requests/revoke.ts'
import { send } from '../support/requests/send-invites.ts'
import {
  addresses,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../support/requests/targets.ts'
import { until } from '../support/until.ts'
import { type MeasuredServer, startMeasured } from '../telemetry/measured-server.ts'
import { queries } from './files.ts'
import { noPrometheus, startPrometheus } from './prometheus.ts'

const postgres = await startPostgres()
after(() => postgres?.[Symbol.asyncDispose]())
const skip = noPrometheus ?? (postgres === undefined && noServer)

test('two replicas on a real Prometheus: the dashboard is full, and an alert fires and clears', {
  skip,
}, async () => {
  assert.ok(postgres)
  const url = await postgres.createDatabase()
  await using emulators = await startEmulators()
  await using one = await startReplica(url, emulators)
  await using other = await startReplica(url, emulators)
  await using prometheus = await startPrometheus(
    [one, other].map(({ metricsUrl }) => new URL(metricsUrl).host),
  )
  const firing = async (name: string) =>
    (await prometheus.firing()).filter(({ alertname }) => alertname === name)
  await until(async () => (await prometheus.query('invite_gateway_info')).length === 2)
  await load(one, other, emulators)

  await until(async () => (await emptyQueries(prometheus.query)).length === 0, 30_000).catch(
    async () => assert.deepEqual(await emptyQueries(prometheus.query), []),
  )
  for (const kind of providerKinds) {
    const outcomes = `{provider="${kind}",outcome=~"SENT|UNCONFIRMED"}`
    const [sum] = await prometheus.query(`sum(invite_gateway_recipients_total${outcomes})`)
    assert.equal(sum?.value, emulators[kind].ledger.length, kind)
  }
  assert.deepEqual(await firing('InviteGatewayDown'), [])

  emulators.CHIME.decide(() => ({
    ...{ kind: 'error', name: 'UnrecognizedClientException', status: 403 },
  }))
  const waiting = send(one.gateway, { targets: [toChime(['late@example.com'])] })
  const alert = await until(async () => (await firing('InviteGatewayUpstreamTroubled'))[0])
  assert.equal(alert?.provider, 'CHIME')
  emulators.CHIME.decide(undefined)
  const { results } = await waiting
  await until(async () => (await firing('InviteGatewayUpstreamTroubled')).length === 0)

  assert.equal(results[0]?.__typename, 'InviteSent')
  await other[Symbol.asyncDispose]()
  await until(async () => (await firing('InviteGatewayDown')).length === 1)
})

async function emptyQueries(query: (text: string) => Promise<readonly unknown[]>) {
  const empty: string[] = []
  for (const text of queries().filter((text) => !text.includes(' > ') && !text.includes(' == '))) {
    const filled = text.replaceAll(/\[\$__\w+\]/g, '[20s]')
    if ((await query(filled)).length === 0) empty.push(text)
  }
  return empty
}

/** Something of everything that the dashboard shows. */
async function load(one: MeasuredServer, other: MeasuredServer, emulators: Emulators) {
  emulators.REPOST_PRIVATE.next({ kind: 'reset', accepted: true })
  emulators.WICKR.next({ kind: 'throttle', retryAfterSeconds: 1 })
  const people = addresses('ada', 60)
  for (const [nth, { gateway, url }] of [one, other].entries()) {
    await send(gateway, {
      targets: [
        toChime(people.map((email) => `${nth}.${email}`)),
        toWickr(people.slice(0, 5).map((email) => `${nth}.${email}`)),
        toTencentOrganization([`10000000000${nth}`]),
        toRepostPrivate([`person-${nth}`]),
      ],
    })
    await fetch(`${url}/graphql`, { method: 'POST' })
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ limits { maxWaitSeconds } }"}',
    })
  }
  await revokeWords(one.gateway, await invited(one.gateway, toWickr(['gone@example.com'])), true)
}

async function startReplica(url: string, emulators: Emulators): Promise<MeasuredServer> {
  const database = await openPostgres({ url, onError: () => undefined })
  const server = await startMeasured({ database, emulators })
  let isClosed = false
  return {
    ...server,
    [Symbol.asyncDispose]: async () => {
      if (isClosed) return
      isClosed = true
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}
