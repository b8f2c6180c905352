import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createChime } from '#providers/chime/chime.ts'
import type { Call } from '#providers/contract/call.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-rotation-'))
after(() => rmSync(directory, { recursive: true }))
const fileOf = (name: string) => join(directory, name)

const call: Call = {
  ...{ id: 'call', token: 'token', operation: 'invite', destinationId: 'team' },
  message: { userType: 'PrivateUser' },
  recipients: [{ id: 'ada', kind: 'EMAIL', value: 'ada@example.com', details: {} }],
  repeated: false,
}

/** Chime, which accepts one access key, and the endpoint and token service that give the present one. */
const signedBy: string[] = []
let accepted = ''
let present = ''
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

function answer(request: IncomingMessage, response: ServerResponse) {
  if (request.url === '/container') {
    const keys = { AccessKeyId: present, SecretAccessKey: 'secret' }
    return response.end(JSON.stringify({ ...keys, Token: 'session', Expiration: inAnHour() }))
  }
  if (request.url === '/') {
    const keys = `<AccessKeyId>${present}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>`
    const ends = `<SessionToken>s</SessionToken><Expiration>${inAnHour()}</Expiration>`
    const result = `<Credentials>${keys}${ends}</Credentials>`
    const name = 'AssumeRoleWithWebIdentity'
    response.setHeader('content-type', 'text/xml')
    return response.end(
      `<${name}Response><${name}Result>${result}</${name}Result></${name}Response>`,
    )
  }
  const [, key = ''] = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '') ?? []
  signedBy.push(key)
  if (key === accepted) return response.end('{"Invites":[{"InviteId":"i","EmailStatus":"Sent"}]}')
  response.writeHead(403, { 'x-amzn-errortype': 'ExpiredTokenException' })
  return response.end('{"message":"The security token included in the request is expired"}')
}

const server = createServer(answer).listen(0, '127.0.0.1')
after(() => server.close())
await once(server, 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const profile = (key: string) =>
  `[default]\naws_access_key_id = ${key}\naws_secret_access_key = secret\n`
const processOutput = (key: string, more = {}) =>
  JSON.stringify({ Version: 1, AccessKeyId: key, SecretAccessKey: 'secret', ...more })

/** Where the SDK finds credentials, and how they are rotated there. */
interface Source {
  readonly variables: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  rotate(key: string): void
}

const sources: Readonly<Record<string, Source>> = {
  'the shared credentials file': {
    variables: { AWS_SHARED_CREDENTIALS_FILE: fileOf('credentials') },
    rotate: (key) => writeFileSync(fileOf('credentials'), profile(key)),
  },
  'the shared configuration file': {
    variables: { AWS_CONFIG_FILE: fileOf('config') },
    rotate: (key) => writeFileSync(fileOf('config'), profile(key)),
  },
  'a credential_process that names no end': {
    variables: { AWS_CONFIG_FILE: fileOf('with-process') },
    files: { 'with-process': `[default]\ncredential_process = cat ${fileOf('output')}\n` },
    rotate: (key) => writeFileSync(fileOf('output'), processOutput(key)),
  },
  'a credential_process that names an end': {
    variables: { AWS_CONFIG_FILE: fileOf('with-process') },
    files: { 'with-process': `[default]\ncredential_process = cat ${fileOf('output')}\n` },
    rotate: (key) =>
      writeFileSync(fileOf('output'), processOutput(key, { Expiration: inAnHour() })),
  },
  'the endpoint of a container': {
    variables: { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/container` },
    rotate: (key) => {
      present = key
    },
  },
  'a role taken on with a web identity': {
    variables: {
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/gateway',
      AWS_WEB_IDENTITY_TOKEN_FILE: fileOf('token'),
      AWS_ENDPOINT_URL_STS: url,
    },
    files: { token: 'a.b.c' },
    rotate: (key) => {
      present = key
    },
  },
}

function useOnly({ variables, files = {} }: Source) {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name]
  for (const [name, content] of Object.entries(files)) writeFileSync(fileOf(name), content)
  Object.assign(process.env, {
    ...{ AWS_CONFIG_FILE: fileOf('none'), AWS_SHARED_CREDENTIALS_FILE: fileOf('none') },
    ...{ AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true', ...variables },
  })
}

for (const [what, source] of Object.entries(sources)) {
  test(`credentials of ${what} that are rotated are used by the next call`, async () => {
    useOnly(source)
    source.rotate('FIRST')
    const chime = createChime({ endpoint: `${url}/chime`, requestTimeoutMs: 10_000 })
    after(() => chime.close?.())
    accepted = 'FIRST'
    signedBy.length = 0
    const before = await chime.send(call)

    source.rotate('SECOND')
    accepted = 'SECOND'
    const refused = await chime.send(call)
    const then = await chime.send(call)

    assert.equal(before.kind, 'answered')
    assert.partialDeepStrictEqual(refused, { kind: 'refused', reason: 'credentials' })
    assert.equal(then.kind, 'answered')
    assert.deepEqual(signedBy, ['FIRST', 'FIRST', 'SECOND'])
  })
}
