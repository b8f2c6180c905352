import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startEmulators } from '#sandbox/emulators.ts'
import { callAws } from './support/aws.ts'
import { sendInvites } from './support/invite.ts'

test('an invite is answered with nothing and is in the ledger for each accessor', async () => {
  await using emulators = await startEmulators()
  const { url, ledger, requests } = emulators.REPOST_PRIVATE

  const response = await callAws(url, sendInvites())

  assert.equal(response.status, 200)
  assert.equal(await response.text(), '')
  assert.partialDeepStrictEqual(ledger, [
    { operation: 'SendInvites', destinationId: 'SP1', recipient: 'user-1' },
    { operation: 'SendInvites', destinationId: 'SP1', recipient: 'user-2' },
  ])
  assert.partialDeepStrictEqual(requests, [{ recipients: ['user-1', 'user-2'] }])
  assert.equal(ledger[0]?.requestId, response.headers.get('x-amzn-requestid'))
  assert.ok((ledger[0]?.at ?? 0) <= performance.now())
})

test('the same call again is the same e-mails again', async () => {
  await using emulators = await startEmulators()
  const { url, ledger } = emulators.REPOST_PRIVATE

  await callAws(url, sendInvites())
  await callAws(url, sendInvites())

  assert.equal(ledger.length, 4)
})

test('a space whose id does not start with SP is not found', async () => {
  await using emulators = await startEmulators()

  const response = await callAws(emulators.REPOST_PRIVATE.url, sendInvites({}, 'elsewhere'))

  assert.equal(response.status, 404)
  assert.equal(response.headers.get('x-amzn-errortype'), 'ResourceNotFoundException')
  assert.partialDeepStrictEqual(await response.json(), {
    resourceId: 'elsewhere',
    resourceType: 'space',
  })
})

test('seconds to wait are a header, also when ordered as a field', async () => {
  await using emulators = await startEmulators()
  const fields = { retryAfterSeconds: 7, quotaCode: 'L-1' }
  emulators.REPOST_PRIVATE.next({ kind: 'error', name: 'ThrottlingException', fields })

  const response = await callAws(emulators.REPOST_PRIVATE.url, sendInvites())
  const body = Object(await response.json())

  assert.equal(response.status, 429)
  assert.equal(response.headers.get('retry-after'), '7')
  assert.equal(body.quotaCode, 'L-1')
  assert.equal('retryAfterSeconds' in body, false)
})

test('operations that the sandbox does not play are unknown, and recorded', async () => {
  await using emulators = await startEmulators()
  const { url, requests } = emulators.REPOST_PRIVATE

  const response = await callAws(url, {
    service: 'repostspace',
    method: 'GET',
    path: '/spaces/SP1/channels',
  })

  assert.equal(response.status, 404)
  assert.equal(requests[0]?.operation, 'ListChannels')
})
