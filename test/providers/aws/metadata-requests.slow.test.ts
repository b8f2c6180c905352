import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { createChime } from '#providers/chime/chime.ts'
import type { Call } from '#providers/contract/call.ts'
import { startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { friendly, hostileManners, startMetadataEndpoint } from './metadata-endpoint.ts'

const emulators = await startEmulators()
after(() => emulators[Symbol.asyncDispose]())
const { CHIME: endpoint } = urlsOf(emulators)

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name]
  Object.assign(process.env, {
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
  })
})

const sources = [
  { name: 'the metadata service of an instance', variable: 'AWS_EC2_METADATA_SERVICE_ENDPOINT' },
  { name: 'the endpoint of a container', variable: 'AWS_CONTAINER_CREDENTIALS_FULL_URI' },
]

for (const { name, variable } of sources) {
  for (const [what, manner] of Object.entries(hostileManners)) {
    test(`${name} ${what}: nothing is sent, and the next attempt succeeds`, async () => {
      await using metadata = await startMetadataEndpoint()
      process.env[variable] = metadata.url
      metadata.behave(manner)
      const chime = createChime({ endpoint, requestTimeoutMs: 20_000 })

      const refused = await chime.send(call, new AbortController().signal)
      metadata.behave(friendly)
      const accepted = await chime.send(call, new AbortController().signal)

      chime.close?.()
      assert.equal(refused.kind, 'unavailable')
      assert.equal(accepted.kind, 'answered')
      assert.ok(metadata.sent() < 20_000_000, `${metadata.sent()} bytes were read`)
    })
  }
}

const call: Call = {
  ...{ id: 'call', token: 'token', operation: 'invite', destinationId: 'team' },
  message: { userType: 'PrivateUser' },
  recipients: [{ id: 'ada', kind: 'EMAIL', value: 'ada@example.com', details: {} }],
  repeated: false,
}
