import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createChime } from '#providers/chime/chime.ts'
import type { Call } from '#providers/contract/call.ts'

/** A token service that does not stop talking. */
let sent = 0
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/xml' })
  const more = () => {
    while (!response.destroyed) {
      sent += 65_536
      if (!response.write(' '.repeat(65_536))) return void response.once('drain', more)
    }
  }
  more()
}).listen(0, '127.0.0.1')
after(() => server.close())
await once(server, 'listening')
const { port } = server.address() as AddressInfo

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-token-'))
after(() => rmSync(directory, { recursive: true }))
const token = join(directory, 'token')
writeFileSync(token, 'a.b.c')
for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name]
Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/gateway',
  AWS_WEB_IDENTITY_TOKEN_FILE: token,
  AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}`,
  AWS_CONFIG_FILE: join(directory, 'none'),
  AWS_SHARED_CREDENTIALS_FILE: join(directory, 'none'),
  AWS_EC2_METADATA_DISABLED: 'true',
})

test('an answer to a request for credentials is cut like any other, and nothing is sent', async () => {
  const chime = createChime({
    endpoint: `http://127.0.0.1:${port}/chime`,
    requestTimeoutMs: 20_000,
  })
  after(() => chime.close?.())
  const call: Call = {
    ...{ id: 'call', token: 'token', operation: 'invite', destinationId: 'team' },
    message: { userType: 'PrivateUser' },
    recipients: [{ id: 'ada', kind: 'EMAIL', value: 'ada@example.com', details: {} }],
    repeated: false,
  }

  const answer = await chime.send(call, new AbortController().signal)

  assert.ok(answer.kind !== 'answered', answer.kind)
  assert.match(answer.error.message, /longer than 1 MB|credentials/i)
  assert.ok(sent < 20_000_000, `${sent} bytes were read`)
})
