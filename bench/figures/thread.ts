import type { Database } from '../../src/database/database.ts'
import { openEngine } from '../../src/database/pglite/engine.ts'
import { openPglite } from '../../src/database/pglite.ts'
import { createGateway } from '../../src/gateway.ts'
import { createLogger } from '../../src/logger.ts'
import { startEmulators } from '../../src/sandbox/emulators.ts'
import { sandboxGateway } from '../../src/sandbox/sandbox.ts'
import type { Figure, Row } from '../lib/figure.ts'
import { inTurn, median, ratioOf } from '../lib/ratio.ts'
import { setStage } from '../lib/stage.ts'

const columns = `n, now() as at, 'a text' as a, gen_random_uuid() as b, null as c,
  jsonb_build_object('kind', 'SENT', 'user', jsonb_build_object('id', n)) as d`

export const thread: Figure = {
  title: 'PGlite in a thread of its own ÷ PGlite in the thread of the event loop',
  async run({ quick, pairs }) {
    await using stage = await setStage()
    await using started = new AsyncDisposableStack()
    const emulators = started.use(await startEmulators())
    const databases = {
      own: await openPglite({ directory: await stage.directory() }),
      loop: await openInLoop(await stage.directory()),
    }
    const gateways = { own: await open(databases.own), loop: await open(databases.loop) }
    async function open(database: Database) {
      started.use(database)
      const gateway = sandboxGateway(emulators)
      return started.use(await createGateway({ ...gateway, database, logger: createLogger() }))
    }
    const times = (count: number) => (quick ? Math.ceil(count / 10) : count)

    const rows: Row[] = []
    const compare = async (
      a: string,
      measure: (on: keyof typeof gateways) => Promise<number>,
    ): Promise<void> => {
      const ms = await inTurn(pairs, { own: () => measure('own'), loop: () => measure('loop') })
      const note = `${median(ms.own).toFixed(2)} ms ÷ ${median(ms.loop).toFixed(2)} ms`
      rows.push({ a, b: 'the same in the event loop', ratio: ratioOf(ms.own, ms.loop), note })
    }
    const statement = (sql: string, count: number) => ({
      time: async (on: keyof typeof gateways) => {
        const began = performance.now()
        for (let n = 0; n < count; n += 1) await databases[on].query(sql)
        return (performance.now() - began) / count
      },
      cpu: async (on: keyof typeof gateways) => {
        const before = process.threadCpuUsage()
        for (let n = 0; n < count; n += 1) await databases[on].query(sql)
        const { user, system } = process.threadCpuUsage(before)
        return (user + system) / 1_000 / count
      },
    })
    const small = statement('select 1', times(500))
    const large = statement(`select ${columns} from generate_series(1, 500) n`, times(20))
    await compare('a statement of one row, time', small.time)
    await compare('a statement of one row, CPU of the event loop', small.cpu)
    await compare('a statement of 500 rows, time', large.time)
    await compare('a statement of 500 rows, CPU of the event loop', large.cpu)
    for (const atOnce of [1, 32]) {
      await compare(`a mutation of one recipient, ${atOnce} at once, time`, async (on) => {
        const count = times(atOnce === 1 ? 30 : 256)
        const began = performance.now()
        let left = count
        const client = async () => {
          while (left-- > 0) await send(gateways[on])
        }
        await Promise.all(Array.from({ length: atOnce }, client))
        return (performance.now() - began) / count
      })
    }
    return rows
  },
}

let lastKey = 0

async function send(gateway: { fetch(url: URL, init: RequestInit): Promise<Response> }) {
  const key = `thread-${lastKey++}`
  const recipients = [{ email: `${key}@example.com` }]
  const input = { idempotencyKey: key, targets: [{ chime: { accountId: 'bench', recipients } }] }
  const response = await gateway.fetch(new URL('http://gateway/graphql'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: mutation, variables: { input } }),
  })
  const text = await response.text()
  if (!text.includes('InviteSent')) throw new Error(text)
}

const mutation = `mutation ($input: SendInvitesInput!) {
  sendInvites(input: $input) { ... on SendInvitesPayload { results { __typename } } }
}`

/** PGlite as it would be without a thread. */
async function openInLoop(directory: string): Promise<Database> {
  const pglite = await openEngine({ directory })
  type Statements = Pick<typeof pglite, 'query'>
  const on = (statements: Statements) => ({
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await statements.query<Row>(sql, [...parameters])).rows,
  })
  return {
    kind: 'pglite',
    isFull: () => false,
    ...on(pglite),
    fixed: on(pglite),
    transaction: (work) => pglite.transaction((tx) => work(on(tx as Statements))),
    listen: (channel, hear) => pglite.listen(channel, hear),
    [Symbol.asyncDispose]: () => pglite.close(),
  }
}
