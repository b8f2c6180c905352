import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

const query = '{ limits { maxBodyBytes } }'
const hashed = { extensions: { persistedQuery: { version: 1, sha256Hash: 'ab'.repeat(32) } } }

for (const accept of [
  'application/json',
  '*/*',
  'application/graphql-response+json, application/json;q=0.9',
  'multipart/mixed;deferSpec=20220824, application/graphql-response+json, application/json',
]) {
  test(`a client that sends a hash alone is told to send the document, in ${accept}`, async () => {
    const refused = await gateway.post({ ...hashed, variables: {} }, { accept })
    const { errors } = await refused.json()
    const answered = await gateway.post({ ...hashed, query }, { accept })
    const { data } = await answered.json()

    assert.equal(refused.status, 200)
    assert.equal(errors[0].message, 'PersistedQueryNotSupported')
    assert.equal(errors[0].extensions.code, 'PERSISTED_QUERY_NOT_SUPPORTED')
    assert.ok(data.limits.maxBodyBytes > 0)
  })
}

test('so is it where trusted documents are known and any other may be sent', async () => {
  const byId = new Map([['known', '{ __typename }']])
  await using trusting = await startTestGateway({ http: { documents: { mode: 'optional', byId } } })
  const refused = await trusting.post({ ...hashed, variables: {} })
  const unknown = await trusting.post({ documentId: 'ab' })
  const answered = await trusting.post({ ...hashed, query })

  assert.equal((await refused.json()).errors[0].message, 'PersistedQueryNotSupported')
  assert.equal((await unknown.json()).errors[0].extensions.code, 'DOCUMENT_UNKNOWN')
  assert.ok((await answered.json()).data.limits.maxBodyBytes > 0)
})

test('an id that is no hash of Apollo is answered as a request without a document', async () => {
  const response = await gateway.post({ documentId: 'ab' })

  assert.equal((await response.json()).errors[0].extensions.code, 'BAD_REQUEST')
})
