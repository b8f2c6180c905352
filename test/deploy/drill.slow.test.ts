import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startEmulators } from '#sandbox/emulators.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { send } from '../support/requests/send-invites.ts'
import { toChime } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'
import { noPrometheus, startPrometheus } from './prometheus.ts'
import { startReplica } from './replica.ts'

const postgres = await startPostgres()
after(() => postgres?.[Symbol.asyncDispose]())
const skip = noPrometheus ?? (postgres === undefined && noServer)

test('two replicas on a real Prometheus: an upstream is down and a replica ends, and alerts fire and clear', {
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
