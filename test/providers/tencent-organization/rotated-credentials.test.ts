import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Call } from '#providers/contract/call.ts'
import { NoCredentials } from '#providers/tencent-organization/credentials/credential.ts'
import type { CredentialSettings } from '#providers/tencent-organization/credentials/credential-source.ts'
import type { TencentRole } from '#providers/tencent-organization/credentials/role.ts'
import { temporaryCredentials } from '#providers/tencent-organization/credentials/temporary-credentials.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import { hostileManners } from '../aws/metadata-endpoint.ts'
import { type Cloud, startCloud } from './cloud.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-tencent-'))
after(() => rmSync(directory, { recursive: true }))
after(() => {
  delete process.env.http_proxy
})

const call: Call = {
  ...{ id: 'call', token: 'token', operation: 'invite', destinationId: 'organization' },
  message: {},
  recipients: [
    { id: 'r', kind: 'ACCOUNT_UIN', value: '100000000777', details: { name: 'Shop', remark: '' } },
  ],
  repeated: false,
}

function connect(cloud: Cloud, settings: Partial<CredentialSettings>) {
  // As the SDK looks for the metadata service of the instance.
  process.env.http_proxy = cloud.url
  const provider = createTencentOrganization({
    ...{ endpoint: cloud.url, requestTimeoutMs: 5_000 },
    credential: { secretId: '', secretKey: '' },
    ...settings,
  })
  return {
    send: () => provider.send(call),
    [Symbol.dispose]: () => provider.close?.(),
  }
}

const refused = { kind: 'refused', reason: 'credentials' } as const

const content = (id: string, token?: string) =>
  JSON.stringify({ secretId: id, secretKey: 'key', ...(token && { token }) })

const replacements = {
  'written in place': (path: string, text: string) => writeFileSync(path, text),
  'replaced by another': (path: string, text: string) => {
    writeFileSync(`${path}.new`, text)
    renameSync(`${path}.new`, path)
  },
  'a link to another': (path: string, text: string) => {
    writeFileSync(`${path}.2`, text)
    symlinkSync(`${path}.2`, `${path}.link`)
    renameSync(`${path}.link`, path)
  },
} as const

for (const [how, replace] of Object.entries(replacements)) {
  test(`a credentials file that is ${how} is used by the next call`, async () => {
    await using cloud = await startCloud()
    const path = join(directory, how.replaceAll(' ', '-'))
    writeFileSync(path, content('old'))
    using tencent = connect(cloud, { credentialsFile: path })
    cloud.accepted.add('second')
    assert.partialDeepStrictEqual(await tencent.send(), refused)

    replace(path, content('second', 'temporary'))

    assert.partialDeepStrictEqual(await tencent.send(), { kind: 'answered' })
    assert.deepEqual(cloud.signedBy, ['old', 'second temporary'])
  })
}

test('while a credentials file is half written, the last credential is used', async () => {
  await using cloud = await startCloud()
  const path = join(directory, 'half')
  writeFileSync(path, content('first'))
  using tencent = connect(cloud, { credentialsFile: path })
  cloud.accepted.add('first')
  await tencent.send()

  writeFileSync(path, content('second').slice(0, 20))

  assert.partialDeepStrictEqual(await tencent.send(), { kind: 'answered' })
})

const tokenFile = join(directory, 'token')
const tke = (cloud: Cloud): TencentRole => ({
  ...{ kind: 'tke', region: 'ap-singapore', providerId: 'cluster', roleArn: 'qcs::cam::role' },
  ...{ tokenFile, stsEndpoint: cloud.url },
})
const roles = { cvm: (): TencentRole => ({ kind: 'cvm' }), tke }

for (const [name, roleOf] of Object.entries(roles)) {
  test(`${name}: the role's session is used for many calls`, async () => {
    await using cloud = await startCloud()
    writeFileSync(tokenFile, 'token-1\n')
    using tencent = connect(cloud, { role: roleOf(cloud) })
    cloud.accepted.add('first')

    const answers = await Promise.all([tencent.send(), tencent.send()])
    answers.push(await tencent.send())

    assert.deepEqual(new Set(answers.map(({ kind }) => kind)), new Set(['answered']))
    assert.deepEqual(cloud.signedBy, Array(3).fill('first first-token'))
    assert.deepEqual(cloud.asked, [name === 'cvm' ? 'GatewayRole' : 'token-1'])
  })

  test(`${name}: a session that is not accepted any more is read again by the next call`, async () => {
    await using cloud = await startCloud()
    writeFileSync(tokenFile, 'token-1')
    using tencent = connect(cloud, { role: roleOf(cloud) })
    cloud.accepted.add('second')
    assert.partialDeepStrictEqual(await tencent.send(), refused)

    cloud.session = { ...cloud.session, id: 'second' }
    writeFileSync(tokenFile, 'token-2')

    assert.partialDeepStrictEqual(await tencent.send(), { kind: 'answered' })
    assert.equal(cloud.asked.at(-1), name === 'cvm' ? 'GatewayRole' : 'token-2')
  })

  test(`${name}: a clock that is late asks the role once, not in a loop`, async () => {
    await using cloud = await startCloud()
    writeFileSync(tokenFile, 'token-1')
    cloud.session = { id: 'first', endsInMs: -3_600_000 }
    cloud.accepted.add('first')
    using tencent = connect(cloud, { role: roleOf(cloud) })

    await tencent.send()
    await tencent.send()

    assert.equal(cloud.asked.length, 1)
  })
}

test('tke: without the token of the pod nothing is sent, and with it the next call is', async () => {
  await using cloud = await startCloud()
  rmSync(tokenFile, { force: true })
  using tencent = connect(cloud, { role: tke(cloud) })
  cloud.accepted.add('first')
  const without = await tencent.send()

  writeFileSync(tokenFile, 'token-1')

  assert.partialDeepStrictEqual(without, { kind: 'unavailable', reason: 'credentials' })
  assert.partialDeepStrictEqual(await tencent.send(), { kind: 'answered' })
  assert.deepEqual(cloud.signedBy, ['first first-token'])
})

const { 'says nothing': _, ...quickManners } = hostileManners
for (const [what, manner] of Object.entries({
  ...quickManners,
  'knows no role': (response) => void response.writeHead(404).end(),
  'gives no session': (response) => void response.end('{"Code":"NoAuth"}'),
  'gives half a session': (response) => void response.end('{"Code":"Success","Token":"t"}'),
} satisfies typeof hostileManners)) {
  test(`cvm: while the metadata service ${what}, nothing is sent; then all goes on`, async () => {
    await using cloud = await startCloud()
    cloud.metadata = manner
    cloud.accepted.add('first')
    using tencent = connect(cloud, { role: { kind: 'cvm' } })
    const without = await tencent.send()

    cloud.metadata = undefined

    assert.partialDeepStrictEqual(without, {
      kind: 'unavailable',
      reason: 'credentials',
      error: { code: 'MissingCredentials' },
    })
    assert.partialDeepStrictEqual(await tencent.send(), { kind: 'answered' })
    assert.deepEqual(cloud.signedBy, ['first first-token'])
  })
}

test('a session is read again before it ends, and kept while that fails', async () => {
  const credential = { secretId: 'id', secretKey: 'key' }
  let reads = 0
  const read = async () => {
    reads += 1
    if (reads === 2) throw new Error('not now')
    return { credential: { ...credential, token: String(reads) }, endsAt: Date.now() + 1_000 }
  }
  const { current } = temporaryCredentials(read, { reserveMs: 1_000, minIntervalMs: 0 })

  const tokens = [await current(), await current(), await current()].map(({ token }) => token)

  assert.deepEqual(tokens, ['1', '1', '3'])
})

test('a session that has ended is not used, and the reason is told', async () => {
  const read = async () => {
    throw new Error('the role was unbound')
  }

  await assert.rejects(temporaryCredentials(read).current(), (error) => {
    assert.ok(error instanceof NoCredentials)
    assert.match(error.message, /the role was unbound$/)
    return true
  })
})
