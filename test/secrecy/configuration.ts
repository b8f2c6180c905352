import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Emulators } from '#sandbox/emulators.ts'
import { environment, hash, id, issuer } from './plants.ts'

export const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-secrecy-'))
after(() => rmSync(directory, { recursive: true }))

/** Its files, and an issuer of tokens whose keys are a text. */
export async function configuration(): Promise<Record<string, string>> {
  const server = createServer((_, response) => response.end(issuer.text)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close())
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  const write = (name: string, content: unknown) => {
    writeFileSync(join(directory, name), JSON.stringify(content))
    return join(directory, name)
  }
  const scopes = ['invites:read', 'invites:send', 'invites:resend', 'invites:revoke', 'schema:read']
  const caller = { caller: 'ada', tenant: 'acme', scopes, destinations: ['*'] }
  write('identities.json', { keys: [{ id, sha256: hash, ...caller }] })
  const anywhere = { destinations: [{ id: '*' }] }
  const GATEWAY_CONFIG = write('gateway.json', {
    identity: {
      keys: 'identities.json',
      tokens: {
        issuer: 'https://issuer.example/',
        audience: 'invite-gateway',
        algorithms: ['RS256'],
        keys: `http://127.0.0.1:${address.port}/keys`,
      },
    },
    limits: { coolDownSeconds: 0, lifecycleMemorySeconds: 0 },
    providers: {
      repostPrivate: anywhere,
      wickr: anywhere,
      chime: anywhere,
      tencentOrganization: {},
    },
  })
  return {
    ...environment,
    GATEWAY_CONFIG,
    DATA_DIR: join(directory, 'data'),
    PORT: '0',
    METRICS_PORT: '0',
    LOG_REQUESTS: 'true',
  }
}

export function reaching(emulators: Emulators): Record<string, string> {
  return {
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_CHIME: emulators.CHIME.url,
    AWS_ENDPOINT_URL_REPOSTSPACE: emulators.REPOST_PRIVATE.url,
    AWS_ENDPOINT_URL_WICKR: emulators.WICKR.url,
    TENCENTCLOUD_ENDPOINT: emulators.TENCENT_ORGANIZATION.url,
  }
}
