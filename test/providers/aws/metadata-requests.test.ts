import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { boundCredentialRequests } from '#providers/connections/bounded-credential-requests.ts'
import { hostileManners, type Manner, startMetadataEndpoint } from './metadata-endpoint.ts'

const drips: Manner = (response) => {
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}

for (const [what, manner] of Object.entries({ ...hostileManners, drips })) {
  test(`a request for credentials to an endpoint that ${what} ends`, async () => {
    await using metadata = await startMetadataEndpoint()
    metadata.behave(manner)

    const ended = boundCredentialRequests(() => collect(metadata.url), {
      maxRequestMs: 500,
    })

    await assert.rejects(ended, /cut|closed|coding/)
    assert.ok(metadata.sent() < 20_000_000, `${metadata.sent()} bytes were read`)
  })
}

/** As the SDK does it: it listens to the request, and not to the answer. */
function collect(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url)
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      let bytes = 0
      response.on('data', (piece) => {
        bytes += piece.length
      })
      response.on('end', () => resolve(bytes))
    })
    outgoing.end()
  })
}
