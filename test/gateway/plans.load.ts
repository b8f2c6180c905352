import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, type TestContext, test } from 'node:test'
import { noServer, startPostgres } from '../support/postgres.ts'
import { idle, observe, startAttacked } from './attacked.ts'
import { newTargets, post } from './send.ts'

// Seconds: the 250 ms that are meant depend on the machine and what else it does. They are printed.
const stalledMs = 5_000
const postgres = await startPostgres()
after(() => postgres?.[Symbol.asyncDispose]())
const onServer = { skip: postgres === undefined ? noServer : false }

test('PGlite: 20 plans of 10,000 at once, and 3 sends: nobody is stalled', (t) =>
  largeRequests(t, undefined))

test(
  'PostgreSQL: 20 plans of 10,000 at once, and 3 sends: nobody is stalled',
  onServer,
  async (t) => largeRequests(t, await postgres?.createDatabase()),
)

async function largeRequests(t: TestContext, databaseUrl: string | undefined): Promise<void> {
  await using attacked = await startAttacked(databaseUrl)
  const plan = async () => {
    const { planInvites } = await post<{
      planInvites: { willSend?: number; exceptions?: unknown[] }
    }>(
      attacked,
      `query ($input: PlanInvitesInput!) { planInvites(input: $input) { ... on InvitePlan {
        willSend fingerprint calls { calls }
        exceptions { __typename ... on InviteFailed { message } ... on InviteSkipped { message } }
      } } }`,
      { targets: [...newTargets(5_000), ...twice(newTargets(2_500))] },
    )
    assert.equal(planInvites.willSend, 7_500)
    assert.equal(planInvites.exceptions?.length, 2_500)
  }
  const sendAndWait = async () => {
    const { sendInvites } = await post<{ sendInvites: { results?: unknown[] } }>(
      attacked,
      `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
        ... on SendInvitesPayload { results { __typename ... on InviteSent { sentAt } } }
      } }`,
      { idempotencyKey: randomUUID(), targets: newTargets(10_000), waitSeconds: 60 },
    )
    assert.equal(sendInvites.results?.length, 10_000)
  }
  await plan()
  const atRest = await idle(attacked)
  t.diagnostic(`at rest: ${atRest.words}`)

  await Promise.all(Array.from({ length: 20 }, plan))
  const planned = await observe(attacked)
  t.diagnostic(`20 plans: ${planned.words}`)
  await Promise.all(Array.from({ length: 3 }, sendAndWait))
  const sent = await observe(attacked)
  t.diagnostic(`3 sends: ${sent.words}`)

  for (const { turnMs, waitMs } of [planned, sent]) {
    assert.ok(turnMs < stalledMs, `a turn of the event loop took ${turnMs} ms`)
    assert.ok(waitMs < stalledMs, `others waited for ${waitMs} ms`)
  }
}

const twice = <Item>(items: readonly Item[]) => [...items, ...items]
