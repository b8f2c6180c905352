import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { ResultOf, TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import { type Emulators, sandboxCredentials } from '#sandbox/emulators.ts'
import { compiled } from '../compiled.ts'
import type { InviteTargetInput } from '../gql/graphql.ts'
import { SendInvites } from '../support/documents/send.ts'

/** A machine of an operator: configuration, key file, commands, and replicas as processes. */
export interface Site extends AsyncDisposable {
  readonly directory: string
  /** Runs a command such as `hold` on a database, and returns what it prints. */
  run(databaseUrl: string, command: string, ...args: readonly string[]): Promise<string>
  /** An API key that is in the key file. */
  newKey(): Promise<string>
  removeKey(key: string): Promise<void>
  /** A replica, once it listens; of the code in another folder if one is named. */
  start(databaseUrl: string, folder?: string): Promise<Replica>
}

export interface Replica extends AsyncDisposable {
  post(key: string, init: RequestInit): Promise<Response>
  execute<Data, Variables>(
    key: string,
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<ResultOf<TypedDocumentNode<Data, Variables>>>
}

export function createSite(emulators: Emulators): Site {
  const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-site-'))
  const keyFile = join(directory, 'identities.json')
  const destinations = [{ id: '*' }]
  const providers = { repostPrivate: { destinations }, chime: { destinations } }
  const configuration = { identity: { keys: 'identities.json' }, providers }
  writeFileSync(join(directory, 'gateway.json'), JSON.stringify(configuration))
  const env = {
    ...compiled,
    PATH: process.env.PATH,
    PORT: '0',
    GATEWAY_CONFIG: join(directory, 'gateway.json'),
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: sandboxCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: sandboxCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_CHIME: emulators.CHIME.url,
    AWS_ENDPOINT_URL_REPOSTSPACE: emulators.REPOST_PRIVATE.url,
  }
  const run = async (variables: Readonly<Record<string, string>>, ...args: readonly string[]) => {
    const options = { env: { ...env, ...variables } }
    const { stdout } = await inNode(process.execPath, [launcher, ...args], options)
    return stdout
  }
  return {
    directory,
    run: (DATABASE_URL, ...args) => run({ DATABASE_URL }, ...args),
    newKey: async () => {
      const rights = ['--scopes', 'invites:read,invites:send', '--destinations', '*']
      const who = ['--caller', 'newsletter', '--tenant', 'acme']
      return (await run({}, 'key', ...who, ...rights, '--into', keyFile)).trim()
    },
    removeKey: async (key) => {
      const [, id = ''] = key.split('_')
      await run({}, 'key', '--remove', id, '--into', keyFile)
    },
    start: (DATABASE_URL, folder) => startReplica({ ...env, DATABASE_URL }, folder),
    [Symbol.asyncDispose]: async () => rmSync(directory, { recursive: true, force: true }),
  }
}

const inNode = promisify(execFile)
const launcher = 'src/launch.cjs'

async function startReplica(
  env: Readonly<Record<string, string | undefined>>,
  cwd?: string,
): Promise<Replica> {
  const stdio = ['ignore', 'ignore', 'pipe'] as const
  const child = spawn(process.execPath, [launcher, 'serve'], { env, cwd, stdio: [...stdio] })
  const ended = once(child, 'exit')
  let said = ''
  for await (const piece of child.stderr.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += piece
    if (said.includes('"msg":"listening"')) break
  }
  child.stderr.resume()
  const url = /"url":"([^"]+)"/.exec(said)?.[1] ?? assert.fail(said)
  const post = (key: string, { headers, ...init }: RequestInit) =>
    fetch(`${url}/graphql`, {
      ...init,
      headers: { ...(headers as object), authorization: `Bearer ${key}` },
    })
  return {
    post,
    execute: async (key, document, variables) => {
      const body = JSON.stringify({ query: print(document), variables })
      const headers = { 'content-type': 'application/json' }
      for (let tries = 1; ; tries += 1) {
        const response = await post(key, { method: 'POST', headers, body })
        const { data, errors } = await response.json()
        const { code, retryAfterSeconds } = errors?.[0]?.extensions ?? {}
        // The server is busy with other tests. A client repeats its request, with the same key.
        if (code === 'UNAVAILABLE' && tries < 5) {
          await sleep(retryAfterSeconds * 1_000)
          continue
        }
        assert.equal(errors, undefined, JSON.stringify(errors))
        return data
      }
    },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The answer to a request that must be accepted. */
export async function sendAt(
  replica: Replica,
  key: string,
  targets: InviteTargetInput[],
  waitSeconds = 60,
  idempotencyKey: string = randomUUID(),
) {
  const input = { idempotencyKey, waitSeconds, targets }
  const { sendInvites } = await replica.execute(key, SendInvites, { input })
  assert.equal(sendInvites.__typename, 'SendInvitesPayload', JSON.stringify(sendInvites))
  return sendInvites
}
