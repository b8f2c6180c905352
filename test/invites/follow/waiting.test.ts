import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { print } from 'graphql'
import { listen } from '#http/server.ts'
import { ReadNode } from '../../support/documents/reads.ts'
import { SendInvites } from '../../support/documents/send.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, resetEmulators, send, sentBy } from '../../support/requests/send-invites.ts'
import { addresses, toChime, toRepostPrivate } from '../../support/requests/targets.ts'

const gateway = await startTestGateway({ requestTimeoutMs: 30_000 })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

test('an answer comes as soon as everybody has an outcome, long before the waiting is over', async () => {
  const started = performance.now()

  await send(gateway, { targets: [toRepostPrivate(['prompt'])], waitSeconds: 60 })

  assert.ok(performance.now() - started < 30_000)
})

test('waitSeconds 0 answers before the provider does, and the batch goes on', async () => {
  const release = gateway.emulators.CHIME.hold()
  const request = { idempotencyKey: 'now', targets: [toChime(['now@example.com'])] }

  const now = await send(gateway, { ...request, waitSeconds: 0 })
  const { node: running } = await gateway.execute(ReadNode, { id: now.batch.id })
  release()
  const later = await send(gateway, { ...request, waitSeconds: 60 })
  const { node: finished } = await gateway.execute(ReadNode, { id: now.batch.id })

  assert.deepEqual(kindsOf(now.results), ['InviteQueued'])
  assert.ok(running?.__typename === 'InviteBatch')
  assert.deepEqual([running.progress.done, running.finishedAt], [0, null])
  assert.deepEqual(kindsOf(later.results), ['InviteSent'])
  assert.ok(finished?.__typename === 'InviteBatch')
  assert.deepEqual([finished.status, finished.progress.done], ['FINISHED', 1])
  assert.notEqual(finished.finishedAt, null)
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['now@example.com'])
})

test('when the waiting is over, those who are answered have outcomes and the rest is queued', async () => {
  const release = gateway.emulators.CHIME.hold()

  const { batch, results } = await send(gateway, {
    targets: [toChime(['slow@example.com', 'bad']), toRepostPrivate(['quick'])],
    waitSeconds: 3,
  })
  release()

  assert.deepEqual(kindsOf(results), ['InviteQueued', 'InviteFailed', 'InviteSent'])
  const { queued, sent, failed } = batch.progress.counts
  assert.deepEqual([queued, sent, failed, batch.progress.done], [1, 1, 1, 2])
  assert.equal(batch.status, 'RUNNING')
})

test('a client that hangs up changes nothing about its batch', async () => {
  const { CHIME: chime } = gateway.emulators
  const server = await listen(gateway.gateway.handle, { host: '127.0.0.1', port: 0 })
  const hangUp = new AbortController()
  // The call is with the provider, and its answer still to come.
  chime.decide(() => {
    hangUp.abort()
    return undefined
  })
  chime.latency(200)
  const input = { idempotencyKey: 'gone', targets: [toChime(['gone@example.com'])] }

  const hungUp = fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(SendInvites), variables: { input } }),
    signal: hangUp.signal,
  })
  await assert.rejects(hungUp, { name: 'AbortError' })
  const { replayed, results } = await send(gateway, input)
  await server.close(50)

  assert.equal(replayed, true)
  assert.deepEqual(kindsOf(results), ['InviteSent'])
  assert.deepEqual(sentBy(chime), ['gone@example.com'])
  assert.equal(chime.requests.length, 1)
  assert.deepEqual(
    gateway.logger.lines.filter(({ level }) => level !== 'info'),
    [],
  )
})

test('after as many failures as allowed the rest is skipped', async () => {
  // The second call is not full, so it waits for the first.
  const emails = addresses('stop', 60)

  const { batch, results } = await send(gateway, {
    targets: [toChime(emails, { accountId: 'denied-account' })],
    stopAfterFailures: 1,
  })

  assert.deepEqual(
    results.map((result) => ('reason' in result ? result.reason : result.__typename)),
    emails.map((_, index) => (index < 50 ? 'InviteFailed' : 'STOPPED_AFTER_FAILURES')),
  )
  assert.equal(gateway.emulators.CHIME.requests.length, 1)
  assert.equal(batch.status, 'FINISHED')
  assert.deepEqual([batch.progress.counts.failed, batch.progress.counts.skipped], [50, 10])
})

test('fewer failures than allowed stop nothing', async () => {
  const { results } = await send(gateway, {
    targets: [toChime(['failed@example.com', ...addresses('go', 60)])],
    stopAfterFailures: 2,
  })

  assert.equal(kindsOf(results).filter((kind) => kind === 'InviteSent').length, 60)
})
