import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPostgres } from '#database/postgres.ts'
import { startServer, type TestServer } from '../../http/server.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime, toTencentOrganization } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { progressOf } from './progress.ts'
import { startSwitch } from './switch.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}

const awayMs = 60_000
// Half a second until a statement is slow, one and a half until nobody has answered a ping: whoever asks
// first waits for both. Twice as long on a busy machine.
const noticeMs = 4_000

for (const [what, isSilent] of [
  ['refuses connections', false],
  ['does not answer', true],
] as const) {
  test(
    `while the database ${what} for a minute, requests get their 503 at once; then sending goes on at once`,
    onServer,
    async (t) => {
      await using started = new AsyncDisposableStack()
      const databaseUrl = new URL((await server?.createDatabase()) ?? assert.fail())
      const away = started.use(await startSwitch(databaseUrl.href))
      databaseUrl.port = new URL(away.url).port
      const database = started.use(
        await openPostgres({ url: databaseUrl.href, onError: () => undefined }),
      )
      const gateway = started.use(await startServer({ database }))
      const { CHIME: chime, TENCENT_ORGANIZATION: tencent } = gateway.gateway.emulators
      // Twenty a second: most of them still wait when the database goes away.
      const uins = Array.from({ length: 300 }, (_, index) => String(700_000_000_000 + index))
      const targets = [toTencentOrganization(uins)]
      const { batch } = await send(gateway.gateway, { targets, waitSeconds: 0 })
      await until(() => tencent.requests.length > 20)

      const began = performance.now()
      if (isSilent) away.silence()
      else await away.off()
      const answers = await postAll(gateway, began + awayMs)
      await away.on()
      const backAt = performance.now()
      const readyAt = await until(async () => (await isReady(gateway)) && performance.now())
      const first = await until(() => tencent.requests.find(({ at }) => at > backAt))
      const sent = await repeatUntilAccepted(gateway, answers)

      const counts = await until(async () => {
        const { status, counts } = await progressOf(gateway.gateway, batch.id)
        return status === 'FINISHED' && counts
      }, 120_000)
      await until(() => chime.ledger.length >= answers.length, 60_000)
      const refused = answers.filter(({ status }) => status !== 200)
      const slowest = (some: readonly Answered[]) =>
        Math.round(Math.max(...some.map(({ ms }) => ms)))
      const later = refused.filter(({ at }) => at > began + noticeMs)
      t.diagnostic(
        `${refused.length} of ${answers.length} requests were refused, the slowest after ${slowest(refused)} ms, and after ${slowest(later)} ms once the outage was known; ready ${Math.round(readyAt - backAt)} ms after the database, and the first call left ${Math.round(first.at - readyAt)} ms after that`,
      )
      assert.ok(later.length > 200)
      for (const { status, code, retryAfter } of refused) {
        assert.deepEqual([status, code], [503, 'UNAVAILABLE'])
        assert.match(retryAfter ?? '', /^[1-5]$/)
      }
      assert.ok(slowest(refused) < noticeMs)
      assert.ok(slowest(later) < 1_000)
      assert.ok(first.at - readyAt < 3_000, `it left ${first.at - readyAt} ms after the probe`)
      assert.deepEqual({ sent: counts.sent, failed: counts.failed }, { sent: 300, failed: 0 })
      assert.deepEqual(sorted(tencent.ledger), uins.toSorted())
      assert.deepEqual(sorted(chime.ledger), sent.toSorted())
    },
  )
}

interface Answered {
  readonly email: string
  readonly at: number
  readonly ms: number
  readonly status: number
  readonly code?: string
  readonly retryAfter: string | null
}

/** Asks for a new invite five times a second, however long the answers take. */
async function postAll(gateway: TestServer, end: number): Promise<readonly Answered[]> {
  const posted: Promise<Answered>[] = []
  for (let nth = 0; performance.now() < end; nth += 1) {
    posted.push(postInvite(gateway, `away-${nth}@example.com`))
    await sleep(200)
  }
  return Promise.all(posted)
}

async function postInvite({ url }: TestServer, email: string): Promise<Answered> {
  const at = performance.now()
  const input = { idempotencyKey: email, waitSeconds: 0, targets: [toChime([email])] }
  const query = 'mutation ($input: SendInvitesInput!) { sendInvites(input: $input) { __typename } }'
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  })
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
  const code = errors?.[0]?.extensions.code
  const retryAfter = response.headers.get('retry-after')
  const { status } = response
  return { email, at, ms: performance.now() - at, status, retryAfter, ...(code && { code }) }
}

/** As a client does: the same again, with its key. Returns whom it has invited. */
async function repeatUntilAccepted(gateway: TestServer, answers: readonly Answered[]) {
  for (const { email } of answers) {
    await until(async () => (await postInvite(gateway, email)).status === 200)
  }
  return answers.map(({ email }) => email)
}

async function isReady({ url }: TestServer): Promise<boolean> {
  return (await fetch(`${url}/health/ready`)).ok
}

function sorted(ledger: readonly { readonly recipient: string }[]): string[] {
  return ledger.map(({ recipient }) => recipient).sort()
}
