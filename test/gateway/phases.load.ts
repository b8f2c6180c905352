import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, type TestContext, test } from 'node:test'
import { print } from 'graphql'
import { PlanInvitesDocument, SendInvitesDocument } from '#client/generated/documents.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { forget, idle, observe, startAttacked } from './attacked.ts'
import { newTargets, post } from './send.ts'

// Seconds: the 25 ms on a server, and 50 on PGlite, that are meant depend on the machine. They are printed.
const stalledMs = 5_000
const count = 10_000
const postgres = await startPostgres()
after(() => postgres?.[Symbol.asyncDispose]())
const onServer = { skip: postgres === undefined ? noServer : false }

const title = '10,000 recipients, phase by phase: nobody is stalled'

test(`PGlite: ${title}`, (t) => inPhases(t, undefined))

test(`PostgreSQL: ${title}`, onServer, async (t) => inPhases(t, await postgres?.createDatabase()))

/** The same request with something that makes it end at a phase, or hear nothing of the later ones. */
async function inPhases(t: TestContext, databaseUrl: string | undefined): Promise<void> {
  await using attacked = await startAttacked(databaseUrl)
  const [plan, mutation] = [print(PlanInvitesDocument), print(SendInvitesDocument)]
  const onlyBatch = `mutation ($input: SendInvitesInput!) {
    sendInvites(input: $input) { ... on SendInvitesPayload { batch { id } } }
  }`
  const invalid = newTargets(count).map(({ chime }) => ({
    chime: { ...chime, recipients: chime.recipients.map(() => ({ email: 'nobody' })) },
  }))
  const planned = { targets: newTargets(count) }
  const request = (targets: object, waitSeconds: number) => ({
    ...{ idempotencyKey: randomUUID(), targets, waitSeconds },
  })
  const replayed = request(newTargets(count), 60)
  const phases: readonly (readonly [string, string, object])[] = [
    ['checked and refused', mutation, { ...request(invalid, 0), onInvalid: 'REJECT_BATCH' }],
    ['checked, and all of them stored as failed', mutation, request(invalid, 0)],
    ['checked and planned', plan, planned],
    ['accepted, and sent behind the answer', onlyBatch, request(newTargets(count), 0)],
    ['sent while the request waits', mutation, replayed],
    ['the answer again', mutation, replayed],
  ]
  await post(attacked, mutation, request(newTargets(1_000), 60))
  await post(attacked, plan, { targets: newTargets(1_000) })
  t.diagnostic(`at rest: ${(await idle(attacked)).words}`)

  for (const [phase, query, input] of phases) {
    for (let times = 0; times < (input === replayed ? 1 : 2); times += 1) {
      const again = 'idempotencyKey' in input && input !== replayed && times > 0
      await forget(attacked)
      await post(attacked, query, again ? { ...input, idempotencyKey: randomUUID() } : input)
      const { turnMs, words } = await observe(attacked)
      t.diagnostic(`${phase}: ${words}`)
      assert.ok(turnMs < stalledMs, `${phase}: a turn of the event loop took ${turnMs} ms`)
    }
  }
}
