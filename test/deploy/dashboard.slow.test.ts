import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { providerKinds } from '#providers/contract/kind.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { FollowProgress } from '../support/documents/progress.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { kindsOf } from '../support/requests/send-invites.ts'
import { toChime } from '../support/requests/targets.ts'
import { subscribe } from '../support/subscribe.ts'
import { until } from '../support/until.ts'
import { panels } from './files.ts'
import { invitedBefore, mixedTargets } from './mixed-load.ts'
import { noPrometheus, startPrometheus } from './prometheus.ts'
import { send, startReplica } from './replica.ts'

const postgres = await startPostgres()
after(() => postgres?.[Symbol.asyncDispose]())
const skip = noPrometheus ?? (postgres === undefined && noServer)
const timeout = 180_000

const fact = 'shows something in every panel, and counts what the upstreams have in their ledgers'
test(`under a load with every outcome at four clouds the dashboard ${fact}`, {
  ...{ skip, timeout },
}, async () => {
  assert.ok(postgres)
  const url = await postgres.createDatabase()
  await using emulators = await startEmulators()
  await using one = await startReplica(url, emulators)
  await using other = await startReplica(url, emulators)
  const targets = [one, other].map(({ metricsUrl }) => new URL(metricsUrl).host)
  await using prometheus = await startPrometheus(targets)
  await until(async () => (await prometheus.query('invite_gateway_info')).length === 2)

  // A destination where people wait for long, and a stream is open whenever metrics are scraped.
  emulators.CHIME.decide(({ destinationId }) =>
    destinationId === 'closed' ? { kind: 'throttle', retryAfterSeconds: 600 } : undefined,
  )
  const closed = [toChime(['late@example.com'], { accountId: 'closed' })]
  const { batch } = await send(one, { waitSeconds: 0, targets: closed })
  const stream = await subscribe(
    (init) => fetch(`${one.url}/graphql`, init),
    FollowProgress,
    { batchId: batch.id },
    AbortSignal.timeout(timeout),
  )
  await stream.next()
  const rounds = Array.from({ length: 8 }, (_, nth) =>
    send(nth % 2 === 0 ? one : other, { targets: mixedTargets(nth) }),
  )
  const answers = await Promise.all(rounds)
  answers.push(await send(one, { targets: invitedBefore(0) }))

  const results = answers.flatMap((answer) => kindsOf(answer.results))
  const counted = countsOf(results)
  const outcomes = await until(async () => {
    const samples = await prometheus.query('sum by (outcome) (invite_gateway_recipients_total)')
    const all = Object.fromEntries(samples.map(({ metric, value }) => [metric.outcome, value]))
    return samples.reduce((sum, { value }) => sum + value, 0) === results.length && all
  })
  // A request that waits while the panels are looked at.
  const later = [toChime(['later@example.com'], { accountId: 'closed' })]
  void send(other, { targets: later }).catch(() => undefined)
  await until(async () => {
    // A rate needs one that comes after another.
    await fetch(`${one.url}/graphql`, { method: 'POST' })
    return (await emptyPanels(prometheus.query)).length === 0
  }).catch(async () => assert.deepEqual(await emptyPanels(prometheus.query), []))

  assert.deepEqual(outcomes, {
    ALREADY_MEMBER: counted.InviteAlreadyMember,
    ALREADY_PENDING: counted.InviteAlreadyPending,
    FAILED: counted.InviteFailed,
    SENT: counted.InviteSent,
    SKIPPED: counted.InviteSkipped,
    UNCONFIRMED: counted.InviteUnconfirmed,
  })
  assert.ok(Object.values(outcomes).every((count) => Number(count) > 0))
  for (const kind of providerKinds) {
    const labels = `{provider="${kind}",outcome=~"SENT|UNCONFIRMED"}`
    const [sum] = await prometheus.query(`sum(invite_gateway_recipients_total${labels})`)
    assert.equal(sum?.value, emulators[kind].ledger.length, kind)
    const sends = `{provider="${kind}",purpose="send"}`
    const [calls] = await prometheus.query(
      `sum(invite_gateway_call_duration_seconds_count${sends})`,
    )
    const sent = emulators[kind].requests.filter(({ operation }) =>
      /^(?:SendInvites|InviteUsers|BatchCreateUser|SendOrganizationInvitation)$/.test(operation),
    )
    assert.equal(calls?.value, sent.length, kind)
  }
  await stream.return()
})

function countsOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** Those without any value above 0 now, and the queries that give no sample at all. */
async function emptyPanels(
  query: (text: string) => Promise<readonly { readonly value: number }[]>,
): Promise<string[]> {
  const empty: string[] = []
  for (const { title, queries } of panels()) {
    const filled = queries.map((text) => text.replaceAll(/\[\$__\w+\]/g, '[5m]'))
    const samples = await Promise.all(filled.map(query))
    empty.push(...queries.filter((_text, nth) => samples[nth]?.length === 0))
    if (samples.flat().every(({ value }) => !(value > 0))) empty.push(title)
  }
  return empty
}
