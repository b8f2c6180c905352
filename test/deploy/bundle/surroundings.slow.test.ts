import assert from 'node:assert/strict'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { generateKeyPair, SignJWT } from 'jose'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import {
  noOrdinaryUser,
  ordinaryDirectory,
  ordinaryUser,
} from '../../database/embedded/ordinary-user.ts'
import { claims, issuerKeys, publish, seconds, settings, token } from '../../identity/issuer.ts'
import { SendInvites } from '../../support/documents/send.ts'
import { kindsOf } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { startCollector } from '../../telemetry/collector.ts'
import { makeBundledRoot } from './bundled-root.ts'
import { startBundled } from './start-bundled.ts'

const directory = ordinaryDirectory()
after(() => rmSync(directory, { recursive: true, force: true }))
const data = join(directory, 'data')
const root = join(directory, 'app')

test('tokens of an issuer, the embedded PostgreSQL and a collector work with the bundle', {
  ...{ skip: noOrdinaryUser, timeout: 120_000 },
}, async () => {
  await mkdir(root)
  await makeBundledRoot(root)
  await using emulators = await startEmulators()
  await using issuer = await publish(() => ({ status: 200, body: JSON.stringify(issuerKeys) }))
  await using collector = await startCollector()
  const { issuer: iss, audience, algorithms } = settings
  const tokens = { issuer: iss, audience, algorithms, keys: issuer.url.href }
  const chime = { destinations: [{ id: 'berlin' }] }
  writeFileSync(
    join(directory, 'gateway.json'),
    JSON.stringify({ identity: { tokens }, providers: { chime } }),
  )
  const { accessKeyId, secretAccessKey } = sandboxCredentials
  const variables = {
    ...{ GATEWAY_CONFIG: join(directory, 'gateway.json'), PORT: '0' },
    ...{ DATABASE: 'embedded', DATA_DIR: data },
    ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    ...{ AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_CHIME: emulators.CHIME.url },
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20collector-key',
    ...{ OTEL_TRACES_SAMPLER: 'parentbased_always_on', OTEL_BSP_SCHEDULE_DELAY: '50' },
    OTEL_METRIC_EXPORT_INTERVAL: '1000',
  }
  await using gateway = await startBundled(root, variables, ordinaryUser)

  const targets = [toChime(['first@example.com'], { accountId: 'berlin' })]
  const input = { idempotencyKey: 'one', waitSeconds: 60, targets }
  const { sendInvites } = await gateway.execute(await token(), SendInvites, { input })
  assert.equal(sendInvites.__typename, 'SendInvitesPayload')
  assert.deepEqual(kindsOf(sendInvites.results), ['InviteSent'])
  assert.equal(emulators.CHIME.ledger.length, 1)

  for (const [what, wrong] of Object.entries(await wrongTokens())) {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${wrong}` },
      body: JSON.stringify({ query: '{ viewer { caller } }' }),
    })
    assert.equal(response.status, 401, what)
    assert.match(await response.text(), /"UNAUTHENTICATED"/, what)
  }
  assert.ok(issuer.asked.length > 0)

  const [mutation, accept, call, record] = await until(() => {
    const line = names.map((name) => collector.spans().find((span) => span.name === name))
    return line.every((span) => span !== undefined) && line
  })
  assert.equal(accept?.parentSpanId, mutation?.spanId)
  assert.equal(call?.parentSpanId, accept?.spanId)
  assert.equal(record?.parentSpanId, call?.spanId)
  const [delivery] = emulators.CHIME.ledger
  assert.equal(call?.attributes['invite_gateway.upstream_request_id'], delivery?.requestId)
  await until(() => collector.sums('invite_gateway_recipients').get('CHIME SENT') === 1)
  await until(() => collector.sums('invite_gateway_refusals').get('UNAUTHENTICATED') === 4)
  for (const { authorization, body } of collector.exports) {
    assert.equal(authorization, 'Bearer collector-key')
    assert.doesNotMatch(body.toString('latin1'), /first@example\.com/)
  }

  assert.ok(existsSync(pidFile))
  assert.equal(await gateway.stop(), 0)
  assert.ok(!existsSync(pidFile))
})

const names = ['mutation sendInvites', 'accept', 'call InviteUsers', 'record']
const pidFile = join(data, 'embedded', 'data', 'postmaster.pid')

async function wrongTokens(): Promise<Record<string, string>> {
  const stranger = await generateKeyPair('ES256')
  const header = { alg: 'ES256', kid: 'issuer-1' }
  return {
    'the key of a stranger': await new SignJWT(claims())
      .setProtectedHeader(header)
      .sign(stranger.privateKey),
    'another audience': await token({ aud: 'another' }),
    'another issuer': await token({ iss: 'https://another.example' }),
    expired: await token({ exp: seconds(-3_600) }),
  }
}
