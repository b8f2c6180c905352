import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { getIntrospectionQuery, print } from 'graphql'
import { providerKinds } from '#providers/contract/kind.ts'
import type { Fault } from '#sandbox/emulator.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { ReconcileInviteBatch } from '../support/documents/actions.ts'
import { ReadLifecycles } from '../support/documents/lifecycles.ts'
import { PlanInvites } from '../support/documents/plan.ts'
import { FollowProgress } from '../support/documents/progress.ts'
import { ListInvites, ListProviders, ReadEvents } from '../support/documents/reads.ts'
import { RevokeInvites } from '../support/documents/revoke.ts'
import { ReinviteUsers, SendInvites } from '../support/documents/send.ts'
import { network } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'
import { startCollector } from '../telemetry/collector.ts'
import { configuration, directory, reaching } from './configuration.ts'
import {
  environment,
  files,
  foundIn,
  inputs,
  issuer,
  key,
  telemetryKey,
  upstream,
  upstreamMessages,
} from './plants.ts'
import { run } from './programs.ts'
import { plantedInput } from './requests.ts'

const errors: readonly Fault[] = upstreamMessages.flatMap((message) => [
  { kind: 'error', name: 'AccessDeniedException', status: 403, message },
  { kind: 'error', name: 'FailedOperation', message },
])
const faults: readonly Fault[] = [
  ...errors,
  { kind: 'redirect', status: 307, location: upstream.url },
  { kind: 'html-error', status: 502 },
  { kind: 'reset', accepted: true },
  { kind: 'cut', accepted: true },
  { kind: 'rubbish' },
]

test('nothing that was planted comes out: not in an answer, a metric, a trace, a log line or the last words of a crash', async () => {
  await using emulators = await startEmulators({
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID,
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
      secretId: environment.TENCENTCLOUD_SECRET_ID,
      secretKey: environment.TENCENTCLOUD_SECRET_KEY,
    },
  })
  await using collector = await startCollector()
  await using gateway = run('src/main.ts', {
    ...{ ...(await configuration()), ...reaching(emulators) },
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_METRIC_EXPORT_INTERVAL: '1000' },
    ...{ OTEL_EXPORTER_OTLP_HEADERS: `authorization=${telemetryKey}` },
    ...{ OTEL_BSP_SCHEDULE_DELAY: '50', OTEL_TRACES_SAMPLER: 'always_on' },
  })
  const url = await gateway.heard(/"url":"([^"]+)".*"msg":"listening"/)
  const metricsUrl = await gateway.heard(/"metricsUrl":"([^"]+)"/)
  const fail = (fault: Fault) => {
    for (const kind of providerKinds) emulators[kind].decide(() => fault)
  }
  const answers: string[] = []
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const json = { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers }
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: json, body })
    const answer = await response.text()
    answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${answer}`)
    return answer
  }
  const execute = async <Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> => {
    const answer = JSON.parse(await post(JSON.stringify({ query: print(document), variables })))
    assert.equal(answer.errors, undefined, JSON.stringify(answer))
    return answer.data
  }
  const send = async (waitSeconds: number) => {
    const { sendInvites } = await execute(SendInvites, { input: plantedInput(waitSeconds) })
    assert.ok(sendInvites.__typename === 'SendInvitesPayload', JSON.stringify(sendInvites))
    return sendInvites
  }

  const sent = await send(20)
  assert.deepEqual(
    new Set(sent.results.map(({ __typename }) => __typename)),
    new Set(['InviteSent']),
  )
  const inviteIds = sent.results.flatMap(({ invite }) => invite?.id ?? [])
  for (const fault of errors) {
    fail(fault)
    await execute(RevokeInvites, { input: { inviteIds, acceptUserDeletion: true } })
    fail(fault)
    await execute(ReadLifecycles, {})
    fail(fault)
    await execute(ReinviteUsers, { input: reinvite() })
  }
  const batches = [sent.batch.id]
  for (const fault of faults) {
    fail(fault)
    batches.push((await send(1)).batch.id)
  }
  await execute(PlanInvites, { input: { targets: plantedInput(0).targets } })
  for (const id of batches) {
    fail(errors[0] ?? assert.fail())
    await execute(ReconcileInviteBatch, { batchId: id })
    await execute(ReadEvents, { id })
  }
  await execute(ListInvites, { first: 100 })
  await execute(ListProviders, { configuredOnly: false })
  const follow = { query: print(FollowProgress), variables: { batchId: sent.batch.id } }
  await post(JSON.stringify(follow), { accept: 'text/event-stream' })
  await post(JSON.stringify({ query: getIntrospectionQuery() }))
  for (const probe of ['/health/live', '/health/ready', `/${inputs.remark}`]) {
    answers.push(await (await fetch(`${url}${probe}`)).text())
  }
  const allAnswers = answers.join('\n')
  for (const kind of said) assert.ok(allAnswers.includes(kind), `nothing came to ${kind}`)

  const body = JSON.stringify({ query: '{ limits { maxWaitSeconds } }' })
  await post(body, { authorization: `Bearer ${inputs.wrongKey}` })
  await post(body, { authorization: `Bearer ${inputs.token}` })
  await post(body, { authorization: `Basic ${inputs.personKey}` })
  await post(`{"query": "{ ${inputs.firstName}", ${inputs.email}`)
  await post(JSON.stringify({ query: `{ ${inputs.lastName}(id: "${inputs.email}") }` }))
  await post(
    JSON.stringify({
      query: 'query ($id: ID!) { node(id: $id) { id } }',
      variables: { id: [inputs.email] },
    }),
  )
  await post(body, { 'content-type': inputs.title })
  // A pause that lasts is seen by whoever reads the health, however late.
  fail({ kind: 'throttle', retryAfterSeconds: 600 })
  await send(0)
  await gateway.heard(/(the health of a provider has changed)/)
  const metrics = await (await fetch(metricsUrl)).text()
  const exported = (name: string) => collector.spans().some((span) => span.name === name)
  await until(async () => spans.every(exported))
  gateway.crash()
  const [log, code] = await gateway.ended

  const { wrongKey, token } = inputs
  const hosts = providerKinds.map((kind) => [kind, new URL(emulators[kind].url).host])
  const ours = { directory, source: '/src/', module: 'node:internal', package: 'node_modules' }
  const nobodys = [environment, files, issuer, upstream, Object.fromEntries(hosts), ours]
  for (const answer of answers) {
    assert.equal(foundIn(answer, ...nobodys, { wrongKey, token }), undefined, answer)
    assert.doesNotMatch(answer, /\bat [^"]*:\d+:\d+/)
  }
  for (const metric of measured) assert.match(metrics, metric)
  assert.equal(foundIn(metrics, inputs, ...nobodys, { wrongKey, token }), undefined, metrics)
  assert.ok(collector.exports.some(({ path }) => path === '/v1/metrics'))
  for (const { body, authorization } of collector.exports) {
    const text = body.toString('latin1')
    assert.equal(
      foundIn(text, inputs, ...nobodys, { wrongKey, token, telemetryKey }),
      undefined,
      text,
    )
    assert.equal(authorization, telemetryKey)
  }
  assert.equal(code, 1)
  const messages = log.match(/(?<="msg":")[^"]+/g)
  assert.equal(foundIn(log, { telemetryKey }), undefined)
  for (const message of logged) assert.ok(messages?.includes(message), `nothing logged: ${message}`)
  assert.equal(foundIn(log, environment, files, issuer, inputs, upstream), undefined, log)
})

/** Without these the silence would prove nothing. */
const said = [
  ...['InviteSent', 'InviteFailed', 'InviteUnconfirmed', 'RevokeFailed', 'InvitePlan'],
  ...['"lastError":{', 'CALL_FAILED', 'ot authorized', '__schema', 'event: complete', '"ready"'],
]
const measured = [
  ...[/field="sendInvites",result="ok"/, /outcome="SENT"\} [1-9]/, /code="UNAUTHENTICATED"/],
  ...[/answer="refused"/, /answer="unanswered"/, /purpose="read"/],
]
const spans = [
  ...['mutation sendInvites', 'mutation reinviteUsers', 'mutation revokeInvites', 'accept'],
  ...['call InviteUsers', 'call BatchCreateUser', 'call SendInvites', 'record'],
]
const logged = [
  ...['listening', 'a request', 'a batch has finished'],
  ...['a call was refused', 'a call got no usable answer', 'the health of a provider has changed'],
  'lifecycles could not be read for now',
  "the token issuer's keys cannot be read",
  'a bug stopped the gateway',
]

let reinvites = 0
function reinvite() {
  reinvites += 1
  const who = { wickr: { networkId: network, userIds: ['1000000001'] } }
  return { idempotencyKey: `reinvite ${reinvites}`, waitSeconds: 1, who }
}
