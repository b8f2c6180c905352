import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Database, Queryable } from '#database/database.ts'
import { freshPglite } from '../../support/database.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { send } from '../../support/requests/send-invites.ts'
import { addresses, toChime, toWickr } from '../../support/requests/targets.ts'

let statements = 0
const database = await freshPglite()
after(() => database[Symbol.asyncDispose]())
const gateway = await startTestGateway({ database: counting(database), requestTimeoutMs: 30_000 })
after(() => gateway[Symbol.asyncDispose]())

const small = await send(gateway, { targets: [toChime(addresses('few', 10))], waitSeconds: 60 })
const large = await send(gateway, {
  targets: [toChime(addresses('many', 100)), toWickr(addresses('many', 100))],
  waitSeconds: 60,
})
await Promise.all(
  addresses('one', 20).map((one) => send(gateway, { targets: [toChime([one])], waitSeconds: 60 })),
)
const invite = `id outcomeKind attempts availableActions lifecycle
  outcome { __typename ... on InviteSkipped { previous { id } } }
  batch { id name progress { done } }`
const batch = `id status progress { total done } targets { provider { kind } progress { done } }`

const questions: readonly (readonly [what: string, query: (first: number) => string])[] = [
  [
    'one batch with its invites',
    (first) => `{ node(id: "${first === 10 ? small.batch.id : large.batch.id}") {
    ... on InviteBatch { ${batch} invites(first: ${first}) { totalCount nodes { ${invite} } } } } }`,
  ],
  [
    'batches, each with its invites and its events',
    (first) => `{ inviteBatches(first: ${first / 10}) { nodes { ${batch}
      invites(first: 3) { totalCount nodes { ${invite} } }
      others: invites(last: 2, filter: { outcome: [SENT] }) { nodes { id } }
      events(first: 2) { totalCount nodes { kind } } } } }`,
  ],
  ['a page of invites', (first) => `{ invites(first: ${first}) { nodes { ${invite} } } }`],
  [
    'entities by their ids',
    (first) =>
      `{ nodes(ids: ${JSON.stringify(
        large.results.slice(0, first).map((result) => result.invite?.id),
      )}) { ... on Invite { ${invite} } } }`,
  ],
  [
    'all providers',
    () => '{ providers(configuredOnly: false) { kind health { state } limits { source } } }',
  ],
]

for (const [what, ask] of questions) {
  test(`${what}: 200 take as many statements as 10`, async () => {
    const few = await countOf(ask(10))
    const many = await countOf(ask(200))

    assert.ok(few > 0 && few <= 20, `${few} statements`)
    assert.ok(many <= few + 1, `${few} statements, then ${many}`)
  })
}

/** The statements that a question takes once what can be remembered is. */
async function countOf(query: string): Promise<number> {
  for (let round = 1; ; round += 1) {
    const before = statements
    const response = await gateway.post({ query })
    const { errors } = (await response.json()) as { errors?: unknown }
    assert.equal(errors, undefined, JSON.stringify(errors))
    if (round === 2) return statements - before
  }
}

/** The same database, and how many statements it was asked by readers: outside of transactions. */
function counting(counted: Database): Database {
  const query: Queryable['query'] = (sql, parameters) => {
    // What the engine asks by itself, now and then.
    if (!/lanes where wake_at|update lanes/.test(sql)) statements += 1
    return counted.query(sql, parameters)
  }
  return {
    kind: counted.kind,
    isFull: counted.isFull,
    query,
    fixed: { query },
    transaction: (work) => counted.transaction(work),
    listen: (channel, hear) => counted.listen(channel, hear),
    [Symbol.asyncDispose]: () => counted[Symbol.asyncDispose](),
  }
}
