import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Call } from '#providers/contract/call.ts'
import { createRepostPrivate } from '#providers/repost-private/repost-private.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-role-'))
after(() => rmSync(directory, { recursive: true }))

/** A token service, in front of an upstream that nothing may reach. */
let answer: (response: ServerResponse) => void = () => undefined
const paths: string[] = []
const server = createServer(({ url = '' }, response) => {
  paths.push(url)
  answer(response)
}).listen(0, '127.0.0.1')
after(() => {
  server.closeAllConnections()
  server.close()
})
await once(server, 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name]
writeFileSync(join(directory, 'token'), 'a.b.c')
Object.assign(process.env, {
  AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/gateway',
  AWS_WEB_IDENTITY_TOKEN_FILE: join(directory, 'token'),
  ...{ AWS_ENDPOINT_URL_STS: `${url}/sts`, AWS_REGION: 'us-east-1' },
  AWS_CONFIG_FILE: join(directory, 'none'),
  AWS_SHARED_CREDENTIALS_FILE: join(directory, 'none'),
  AWS_EC2_METADATA_DISABLED: 'true',
})

const call: Call = {
  ...{ id: 'call', token: 'token', operation: 'invite', destinationId: 'space' },
  message: { title: 'Hello', body: 'Join us.' },
  recipients: [{ id: 'ada', kind: 'ACCESSOR_ID', value: 'ada', details: {} }],
  repeated: false,
}

const replies =
  (status: number, body: string): typeof answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': 'sts-1' })
    response.end(body)
  }
const error = (code: string) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>No.</Message></Error></ErrorResponse>`
const name = 'AssumeRoleWithWebIdentity'

for (const [what, tokenService] of Object.entries({
  'has a success that cannot be read': replies(200, `<${name}Response><${name}`),
  'has a success without credentials': replies(
    200,
    `<${name}Response><${name}Result></${name}Result></${name}Response>`,
  ),
  'does not let the gateway take on the role': replies(403, error('AccessDenied')),
  'has a fault': replies(500, error('InternalFailure')),
  'throttles the gateway': replies(400, error('Throttling')),
  'closes the connection': (response: ServerResponse) => response.destroy(),
})) {
  test(`nothing was sent, and the call waits, where the token service of a role ${what}`, async () => {
    answer = tokenService
    paths.length = 0
    const repostPrivate = createRepostPrivate({ endpoint: url, requestTimeoutMs: 10_000 })
    after(() => repostPrivate.close?.())

    const got = await repostPrivate.send(call)

    assert.partialDeepStrictEqual(got, {
      kind: 'unavailable',
      reason: 'credentials',
      error: { code: 'CredentialsProviderError' },
    })
    assert.deepEqual([...new Set(paths)], ['/sts/'])
  })
}
