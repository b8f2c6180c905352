import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { defaultSecurityGroupId } from '#sandbox/wickr/networks.ts'
import { FollowProgress } from '../support/documents/progress.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { eventsOf, type ProgressEvent, subscribe } from '../support/subscribe.ts'
import { createClient } from './day/client.ts'
import { answer, mutations } from './day/documents.ts'
import { authorization } from './processes/credential.ts'
import { type Replicas, startReplicas } from './processes/replicas.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}

const killEveryMs = 5_000

test(
  '10,000 recipients at 8 destinations through three replicas, one killed every 5 s: nobody lost, nobody twice, and everybody who follows is told all of it in order',
  onServer,
  async (t) => {
    assert.ok(server)
    await using replicas = await startReplicas(server, { count: 3, leaseMs: 15_000 })
    const {
      REPOST_PRIVATE: repostPrivate,
      CHIME: chime,
      WICKR: wickr,
      TENCENT_ORGANIZATION: tencentOrganization,
    } = replicas.emulators
    for (const emulator of [repostPrivate, wickr]) emulator.latency(1_500)
    // Looking a call up is five rounds: it has to fit between two kills, or nobody ever does.
    chime.latency(500)
    let kills = 0
    let finished = false
    let turn = 0
    const client = createClient(() => replicas.url(turn++ % 3))
    const post = (waitSeconds: number) =>
      client.post(mutations.sendInvites, { input: { ...input, waitSeconds } }, answer)
    const accepted = await post(0)
    const batchId = accepted.answer.batch?.id ?? ''

    const killing = async () => {
      for (; !finished; kills += 1) {
        await sleep(killEveryMs)
        if (finished) return
        await replicas.kill(kills % 3)
        await replicas.revive(kills % 3)
      }
    }
    const finish = async () => {
      for (let received = await post(30); ; received = await post(30)) {
        const results = received.answer.results ?? []
        if (results.length > 0 && results.every(({ kind }) => kind !== 'QUEUED')) return results
      }
    }
    const [results, ...followed] = await Promise.all([
      finish().finally(() => {
        finished = true
      }),
      follow(replicas, 0, batchId),
      follow(replicas, 1, batchId),
      follow(replicas, 2, batchId),
      killing(),
    ])

    const truth = [repostPrivate, chime, wickr, tencentOrganization].flatMap(({ ledger }) =>
      ledger.map(({ destinationId, recipient }) => `${destinationId} ${recipient}`),
    )
    const unconfirmed = results.filter(({ kind }) => kind === 'UNCONFIRMED').length
    t.diagnostic(`${kills} kills, ${truth.length} e-mails, ${unconfirmed} unconfirmed`)
    assert.equal(results.length, 10_000)
    assert.equal(new Set(truth).size, truth.length, 'nobody twice')
    assert.ok(results.every(({ kind }) => kind === 'SENT' || kind === 'UNCONFIRMED'))
    const people = new Set(truth.map((line) => line.split(' ')[1]))
    const lied = results.filter(({ kind, value }) => kind === 'SENT' && !people.has(value))
    assert.deepEqual(lied, [])
    const final = new Map(results.map(({ inviteId, kind }) => [inviteId, kind]))
    for (const events of followed) {
      if (events === undefined) continue
      const done = events.map(({ batch }) => batch.progress.done)
      assert.deepEqual(done, [...done].sort(ascending), 'in order')
      assert.equal(done.at(-1), 10_000)
      const received = events.flatMap(({ changed }) => changed)
      const last = new Map(received.map(({ id, outcomeKind }) => [id, outcomeKind]))
      assert.equal(last.size, 10_000, 'no gap')
      assert.ok([...last].every(([id, kind]) => final.get(id) === kind))
      const sent = received.filter(({ outcomeKind }) => outcomeKind === 'SENT').map(({ id }) => id)
      assert.equal(new Set(sent).size, sent.length, 'no repeat')
    }
  },
)

/** Everything that a subscriber at one replica was told, however often it had to come back. */
async function follow(
  replicas: Replicas,
  replica: number,
  batchId: string,
): Promise<ProgressEvent[]> {
  const received: ProgressEvent[] = []
  while (received.at(-1)?.batch.finishedAt == null) {
    const cursor = received.at(-1)?.cursor
    const variables = { batchId, ...(cursor === undefined ? {} : { after: cursor }) }
    const post = (init: RequestInit) =>
      fetch(`${replicas.url(replica)}/graphql`, {
        ...init,
        headers: { ...init.headers, authorization },
      })
    try {
      for await (const event of eventsOf(await subscribe(post, FollowProgress, variables))) {
        received.push(event)
      }
    } catch {
      await sleep(100)
    }
  }
  return received
}

const people = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index}`)
const input = {
  idempotencyKey: 'wide',
  targets: [
    ...['SPnorth', 'SPsouth', 'SPwest'].map((spaceId) => ({
      repostPrivate: {
        spaceId,
        title: 'Welcome',
        body: 'Come in.',
        recipients: people(spaceId, 1_370).map((accessorId) => ({ accessorId })),
      },
    })),
    ...['berlin', 'tokyo'].map((accountId) => ({
      chime: {
        accountId,
        recipients: people(accountId, 1_370).map((name) => ({ email: `${name}@example.com` })),
      },
    })),
    ...['11111111', '22222222'].map((networkId) => ({
      wickr: {
        networkId,
        recipients: people(`w${networkId}`, 1_370).map((name) => ({
          username: `${name}@example.com`,
          securityGroupId: defaultSecurityGroupId(networkId),
        })),
      },
    })),
    {
      tencentOrganization: {
        recipients: people('Shop', 410).map((name, index) => ({
          uin: String(700_000_000_000 + index),
          name,
        })),
      },
    },
  ],
}

function ascending(a: number, b: number): number {
  return a - b
}
