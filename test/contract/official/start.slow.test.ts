import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { makeKey } from '#identity/api-keys.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'
import { compiled } from '../../compiled.ts'
import { unpackImage } from '../../support/database.ts'
import { bundleOf, createStandIns } from './stand-in.ts'

const root = join(import.meta.dirname, '../../..')
const name = '@aws-sdk/client-wickr'
const standIns = await createStandIns()
const checkout = join(standIns.directory, 'checkout')
await mkdir(checkout)
await cp(join(root, 'src'), join(checkout, 'src'), { recursive: true })
await cp(join(root, 'package.json'), join(checkout, 'package.json'))
// What is installed beside it is found in the folder above.
await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'))
after(() => standIns[Symbol.asyncDispose]())

const { key, id, hash: sha256 } = makeKey()
const may = { caller: 'ada', tenant: 'acme', scopes: ['invites:read'], destinations: ['*'] }
const write = (file: string, content: unknown) =>
  writeFile(join(checkout, file), JSON.stringify(content))
await write('identities.json', { keys: [{ id, sha256, ...may }] })
await write('gateway.json', {
  identity: { keys: 'identities.json' },
  providers: { wickr: { region: 'us-east-1', destinations: [{ id: '*' }] } },
})

test('an official package that is broken stops the start in one sentence', {
  timeout: 60_000,
}, async () => {
  await standIns.install(name, 'throw new Error("half of it is missing")')

  await using gateway = start({})

  assert.deepEqual(await gateway.ended, [
    1,
    `Install ${name} anew, remove it, or set AWS_CLIENTS=built-in: the installed package cannot be used (half of it is missing).`,
  ])
})

for (const [what, environment, wickr] of [
  ['is used where it works', {}, { name, version: '3.4567.0', official: true }],
  ['is left alone with AWS_CLIENTS=built-in', { AWS_CLIENTS: 'built-in' }, { official: false }],
] as const) {
  test(`an official package ${what}, and the log and the API say so`, {
    timeout: 60_000,
  }, async () => {
    await standIns.install(name, await bundleOf('wickr'))
    unpackImage(join(checkout, 'data', 'pglite'))

    await using gateway = start(environment)
    const { clients } = await gateway.line('the clients of the upstreams')
    const { url } = await gateway.line('listening')
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: '{"query":"{ providers(configuredOnly: false) { kind client { name version official } } }"}',
    })
    const { providers } = (await response.json()).data as {
      providers: { kind: string; client: object }[]
    }

    const shown = Object.fromEntries(providers.map(({ kind, client }) => [kind, client]))
    assert.deepEqual(shown, clients)
    assert.partialDeepStrictEqual(shown, {
      WICKR: wickr,
      REPOST_PRIVATE: { name: 'invite-gateway', official: false },
      CHIME: { name: '@aws-sdk/client-chime', official: true },
    })
  })
}

const { accessKeyId, secretAccessKey } = sandboxCredentials

function start(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['src/launch.cjs', 'serve'], {
    cwd: checkout,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...{ ...compiled, PATH: process.env.PATH, PORT: '0', DATA_DIR: 'data' },
      ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
      ...{ GATEWAY_CONFIG: 'gateway.json', ...environment },
    },
  })
  const lines: string[] = []
  const arrived = createInterface({ input: child.stderr })
  arrived.on('line', (line) => lines.push(line))
  const closed = once(arrived, 'close')
  const ended = once(child, 'exit').then(async ([code]) => {
    await closed
    return [code, lines.join('\n')] as const
  })
  const find = (message: string) => lines.find((line) => line.includes(`"msg":"${message}"`))
  return {
    ended,
    line: async (message: string) => {
      while (find(message) === undefined) {
        assert.equal(child.exitCode, null, lines.join('\n'))
        await Promise.race([once(arrived, 'line'), ended])
      }
      return JSON.parse(find(message) ?? '')
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
