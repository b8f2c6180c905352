import { setTimeout as sleep } from 'node:timers/promises'
import { askGateway } from '../lib/ask.ts'
import type { Figure, Row } from '../lib/figure.ts'
import type { SubscribersApi } from '../lib/load-api.ts'
import { openFiles, rssMb } from '../lib/proc.ts'
import { inTurn, median, ratioOf, ratioTo } from '../lib/ratio.ts'
import { startProgram } from '../lib/rpc.ts'
import { type Stage, setStage } from '../lib/stage.ts'

export const subscribers: Figure = {
  title: 'Duration of a batch that is watched ÷ the same when nobody looks',
  async run({ quick, pairs }) {
    const count = quick ? 50 : 500
    const recipients = quick ? 1_000 : 10_000
    await using stage = await setStage()
    const gateway = await stage.gateway('PostgreSQL')
    const what = `${recipients.toLocaleString('en')} recipients, ${count} subscribers`
    if (!(await canSubscribe(gateway.url))) {
      const note = 'not measured: the schema has no inviteBatchProgress'
      return [{ a: what, b: 'no subscriber', ratio: undefined, note }]
    }
    await using watchers = await startProgram<SubscribersApi>('peers/subscribers.ts')
    const duration = (watched: number) => async () => {
      const ms = await timeBatch(stage, gateway.url, recipients, async (batchId) => {
        await watchers.call.subscribe({ url: gateway.url, batchId, count: watched })
      })
      // All of them must have been told of the end.
      await watchers.call.untilEnded()
      await sleep(200)
      return ms
    }
    const held = async () => {
      await sleep(restMs)
      return { files: openFiles(gateway.pid), mb: rssMb(gateway.pid) }
    }
    await duration(count)()
    const before = await held()
    const times = await inTurn(pairs, { watched: duration(count), unwatched: duration(0) })
    const after = await held()
    const rows: Row[] = [
      {
        a: what,
        b: 'no subscriber',
        ratio: ratioOf(times.watched, times.unwatched),
        note: `${median(times.watched).toFixed(0)} ms ÷ ${median(times.unwatched).toFixed(0)} ms`,
        goal: '≤ 1.1',
      },
      {
        a: 'open files afterwards',
        b: 'after the first of them',
        ratio: ratioTo([after.files], before.files),
        note: `${after.files} ÷ ${before.files}; the database's pool included`,
      },
      {
        a: 'memory afterwards',
        b: 'after the first of them',
        ratio: ratioTo([after.mb], before.mb),
        note: `${after.mb.toFixed(0)} MB ÷ ${before.mb.toFixed(0)} MB`,
      },
    ]
    return rows
  },
}

// Idle connections are closed after five.
const restMs = 8_000

/** From the moment when the upstream begins to answer until the last outcome is stored. */
async function timeBatch(
  stage: Stage,
  url: string,
  recipients: number,
  watch: (batchId: string) => Promise<void>,
): Promise<number> {
  await stage.upstream.call.hold()
  const key = String(performance.now())
  const list = Array.from({ length: recipients }, (_, nth) => ({
    email: `w${nth}-${key}@example.com`,
  }))
  const { sent } = await askGateway<{ sent: { batch: { id: string } } }>(url, send, {
    input: {
      idempotencyKey: key,
      waitSeconds: 0,
      targets: [{ chime: { accountId: 'bench', recipients: list } }],
    },
  })
  const { id } = sent.batch
  await watch(id)
  const began = Date.now()
  await stage.upstream.call.release()
  for (;;) {
    const { node } = await askGateway<{ node: { finishedAt: string | null } }>(url, batch, { id })
    if (node.finishedAt !== null) return Date.parse(node.finishedAt) - began
    await sleep(100)
  }
}

async function canSubscribe(url: string): Promise<boolean> {
  const { __schema } = await askGateway<{
    __schema: { subscriptionType: { fields: { name: string }[] } | null }
  }>(url, '{ __schema { subscriptionType { fields { name } } } }')
  const fields = __schema.subscriptionType?.fields ?? []
  return fields.some(({ name }) => name === 'inviteBatchProgress')
}

const send = `mutation Send($input: SendInvitesInput!) {
  sent: sendInvites(input: $input) { ... on SendInvitesPayload { batch { id } } }
}`
const batch = `query Batch($id: ID!) { node(id: $id) { ... on InviteBatch { finishedAt } } }`
