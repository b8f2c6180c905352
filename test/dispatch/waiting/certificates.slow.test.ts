import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { after, test } from 'node:test'
import tls from 'node:tls'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { sandboxProviders } from '#sandbox/sandbox.ts'
import type { InviteTargetInput } from '../../gql/graphql.ts'
import { type Certificate, makeCertificates } from '../../providers/connections/certificates.ts'
import { startTls } from '../../providers/connections/servers.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { send, sentBy } from '../../support/requests/send-invites.ts'
import {
  addresses,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { healthOf, progressOf } from './progress.ts'

const certificates = await makeCertificates()
tls.setDefaultCACertificates([certificates.authority])
const started = new AsyncDisposableStack()
after(() => started.disposeAsync())
const emulators = started.use(await startEmulators())
const dispatch = { policy: { unavailable: { baseMs: 200, capMs: 300 } } }

const rows: readonly (readonly [ProviderKind, InviteTargetInput, string, Certificate, string])[] = [
  [
    'REPOST_PRIVATE',
    toRepostPrivate(['certificate-1', 'certificate-2']),
    'an expired certificate',
    certificates.expired,
    'CERT_HAS_EXPIRED',
  ],
  [
    'CHIME',
    toChime(addresses('certificate', 2)),
    'a certificate of an unknown authority',
    certificates.unknown,
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ],
  [
    'WICKR',
    toWickr(addresses('certificate', 2)),
    'a certificate of another name',
    certificates.wrongName,
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ],
  [
    'TENCENT_ORGANIZATION',
    toTencentOrganization(['700000000001', '700000000002']),
    'an expired certificate',
    certificates.expired,
    'CERT_HAS_EXPIRED',
  ],
]

for (const [kind, target, what, certificate, code] of rows) {
  test(`${kind}: ${what} makes invites wait, and after a day they fail as never sent`, async () => {
    await using server = await startTls(certificate)
    await using gateway = await startTestGateway({
      emulators,
      dispatch,
      providers: sandboxProviders({ ...urlsOf(emulators), [kind]: server.url }, 2_000),
    })

    const { batch } = await send(gateway, { targets: [target], waitSeconds: 0 })
    const { counts } = await until(async () => {
      const seen = await progressOf(gateway, batch.id)
      return seen.status === 'WAITING_FOR_PROVIDER' && server.connections() > 2 ? seen : undefined
    })
    const health = await healthOf(gateway, kind)
    const waiting = await outcomesOf(gateway, batch.id)
    await gateway.database.query("update sends set asked_at = asked_at - interval '25 hours'")
    await until(async () => (await progressOf(gateway, batch.id)).status === 'FINISHED')
    const failed = await outcomesOf(gateway, batch.id)

    assert.equal(health, 'FAILING')
    assert.deepEqual(counts, { queued: 2, sent: 0, failed: 0 })
    const error = {
      code,
      message: waiting[0]?.lastError?.message ?? '',
      httpStatus: null,
      requestId: null,
    }
    assert.match(error.message, /^The certificate of the server was not accepted: [^:]+$/u)
    assert.deepEqual(waiting, Array(2).fill({ __typename: 'InviteQueued', lastError: error }))
    const unavailable = { code: 'PROVIDER_UNAVAILABLE', retryable: true, error }
    assert.deepEqual(failed, Array(2).fill({ __typename: 'InviteFailed', ...unavailable }))
    assert.equal(server.received(), '')
    assert.equal(emulators[kind].requests.length, 0)
  })
}

test('invites wait for a new certificate, and each is sent once', async () => {
  let certificate = certificates.expired
  const forward = (socket: Socket) => {
    const onward = connect(Number(new URL(emulators.CHIME.url).port), '127.0.0.1')
    socket.pipe(onward).pipe(socket)
    onward.on('error', () => undefined)
  }
  await using server = await startTls(certificates.expired, forward, {
    SNICallback: (_, done) => done(null, tls.createSecureContext(certificate)),
  })
  await using gateway = await startTestGateway({
    emulators,
    dispatch,
    providers: sandboxProviders({ ...urlsOf(emulators), CHIME: server.url }, 2_000),
  })

  const people = addresses('renewed', 3)
  const { batch } = await send(gateway, { targets: [toChime(people)], waitSeconds: 0 })
  await until(async () => (await progressOf(gateway, batch.id)).status === 'WAITING_FOR_PROVIDER')
  certificate = certificates.good
  await until(async () => (await progressOf(gateway, batch.id)).status === 'FINISHED')

  assert.deepEqual(sentBy(emulators.CHIME), people)
  assert.equal((await progressOf(gateway, batch.id)).counts.sent, 3)
})

interface Seen {
  readonly __typename: string
  readonly lastError?: { readonly message: string } | null
}

async function outcomesOf(gateway: TestGateway, id: string): Promise<readonly Seen[]> {
  const query = `query ($id: ID!) { node(id: $id) { ... on InviteBatch {
    invites { nodes { outcome {
      __typename
      ... on InviteQueued { lastError { ...Error } }
      ... on InviteFailed { code retryable error { ...Error } }
    } } } } } }
    fragment Error on ProviderError { code message httpStatus requestId }`
  const answer = (await (await gateway.post({ query, variables: { id } })).json()) as {
    data: { node: { invites: { nodes: readonly { outcome: Seen }[] } } }
  }
  return answer.data.node.invites.nodes.map(({ outcome }) => outcome)
}
