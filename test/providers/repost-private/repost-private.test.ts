import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { createRepostPrivate } from '#providers/repost-private/repost-private.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { settingsFor } from '../aws/failures.ts'
import { accessor, repostCall } from './calls.ts'

const loadedSdkFiles = () =>
  Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes('@aws-sdk'))

test('re:Post: the SDK is loaded by the first call, once for calls at the same time', async () => {
  await using emulators = await startEmulators()
  const provider = createRepostPrivate(settingsFor(emulators.REPOST_PRIVATE))
  const loadedBefore = loadedSdkFiles()

  await Promise.all([provider.send(repostCall), provider.send(repostCall)])
  provider.close?.()

  assert.deepEqual(loadedBefore, [])
  assert.notDeepEqual(loadedSdkFiles(), [])
  assert.equal(emulators.REPOST_PRIVATE.requests.length, 2)
})

for (const operation of ['invite', 'reinvite'] as const) {
  test(`re:Post: ${operation} sends everybody the text in one call`, async () => {
    await using emulators = await startEmulators()
    const { REPOST_PRIVATE: repostPrivate } = emulators
    const provider = createRepostPrivate(settingsFor(repostPrivate))

    const answer = await provider.send({ ...repostCall, operation })
    provider.close?.()

    assert.ok(answer.kind === 'answered')
    assert.equal(answer.requestId, repostPrivate.requests[0]?.requestId)
    assert.deepEqual([...answer.outcomes.keys()], ['invite-one', 'invite-two'])
    for (const outcome of answer.outcomes.values()) {
      assert.ok(outcome.kind === 'SENT')
      assert.equal(outcome.evidence, 'WHOLE_CALL')
      assert.equal(outcome.emailStatus, 'UNREPORTED')
    }
    assert.deepEqual(
      repostPrivate.ledger.map(({ operation, destinationId, recipient }) => [
        operation,
        destinationId,
        recipient,
      ]),
      [
        ['SendInvites', repostCall.destinationId, 'accessor-one'],
        ['SendInvites', repostCall.destinationId, 'accessor-two'],
      ],
    )
  })
}

test('re:Post: a call takes as many recipients as the limit says', async () => {
  await using emulators = await startEmulators()
  const provider = createRepostPrivate(settingsFor(emulators.REPOST_PRIVATE))
  const recipients = Array.from({ length: provider.limits.recipientsPerCall }, (_, index) =>
    accessor(`${index}`),
  )

  const answer = await provider.send({ ...repostCall, recipients })
  const tooMany = [...recipients, accessor('one-more')]
  const oneMore = await provider.send({ ...repostCall, recipients: tooMany })
  provider.close?.()

  assert.ok(answer.kind === 'answered')
  assert.equal(answer.outcomes.size, 1000)
  assert.equal(oneMore.kind, 'refused')
  assert.equal(emulators.REPOST_PRIVATE.ledger.length, 1000)
})
