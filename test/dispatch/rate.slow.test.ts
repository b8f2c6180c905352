import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { noServer, startPostgres } from '../support/postgres.ts'
import { createClient } from '../truth/day/client.ts'
import { answer, mutations } from '../truth/day/documents.ts'
import { startReplicas } from '../truth/processes/replicas.ts'
import { busiestSecond } from '../truth/processes/upstreams.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}

const people = 500
const killEveryMs = 5_000

test(
  'three replicas that are killed in round never make more than 20 calls in a second together',
  onServer,
  async (t) => {
    assert.ok(server)
    await using replicas = await startReplicas(server, { count: 3, leaseMs: 15_000 })
    const { TENCENT_ORGANIZATION: tencentOrganization } = replicas.emulators
    tencentOrganization.latency(40)
    let finished = false
    const client = createClient(() => replicas.url(0))
    const recipients = Array.from({ length: people }, (_, index) => ({
      uin: String(600_000_000_000 + index),
      name: `Shop ${index}`,
    }))
    const input = {
      idempotencyKey: 'paced',
      targets: [{ tencentOrganization: { recipients } }],
      waitSeconds: 50,
    }

    const kills = async () => {
      for (let round = 0; !finished; round += 1) {
        await sleep(killEveryMs)
        if (finished) return
        await replicas.kill(round % 3)
        await replicas.revive(round % 3)
      }
    }
    const send = async () => {
      for (;;) {
        const { answer: sent } = await client.post(mutations.sendInvites, { input }, answer)
        // On a busy machine it takes longer than one request waits.
        if (sent.results?.every(({ kind }) => kind !== 'QUEUED')) return sent
      }
    }
    const [sent] = await Promise.all([
      send().finally(() => {
        finished = true
      }),
      kills(),
    ])

    const moments = tencentOrganization.requests
      .filter(({ operation }) => operation === 'SendOrganizationInvitation')
      .map(({ at }) => at)
    const seconds = ((moments.at(-1) ?? 0) - (moments[0] ?? 0)) / 1_000
    t.diagnostic(
      `${moments.length} calls in ${seconds.toFixed(1)} s: ${(moments.length / seconds).toFixed(2)} a second, at most ${busiestSecond(moments)} in any`,
    )
    assert.ok(busiestSecond(moments) <= 20, `${busiestSecond(moments)} calls within a second`)
    const ledger = tencentOrganization.ledger.map(({ recipient }) => recipient)
    assert.equal(new Set(ledger).size, ledger.length)
    assert.ok(sent.results?.every(({ kind }) => kind === 'SENT' || kind === 'ALREADY_PENDING'))
    assert.equal(ledger.length, people)
  },
)
