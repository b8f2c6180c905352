import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeKey } from '#identity/api-keys.ts'
import { scopes } from '#identity/caller.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'

export interface Configuration {
  readonly environment: Readonly<Record<string, string>>
  /** Of the tenant that attacks, and of the other one. */
  readonly hostile: string
  readonly other: string
}

/** A gateway with every provider, two tenants, and links to one host only. */
export function writeConfiguration(
  directory: string,
  urls: Readonly<Record<ProviderKind, string>>,
  databaseUrl: string | undefined,
): Configuration {
  mkdirSync(directory, { recursive: true })
  const write = (name: string, content: unknown) => {
    writeFileSync(join(directory, name), JSON.stringify(content))
    return join(directory, name)
  }
  const [hostile, other] = [makeKey(), makeKey()]
  write('identities.json', {
    keys: [
      { ...entry(hostile), caller: 'mallory', tenant: 'evil', scopes, destinations: ['*'] },
      { ...entry(other), caller: 'ada', tenant: 'acme', scopes, destinations: ['*'] },
    ],
  })
  const anywhere = { destinations: [{ id: '*' }] }
  const file = write('gateway.json', {
    identity: { keys: 'identities.json' },
    providers: {
      ...{ repostPrivate: anywhere, wickr: anywhere, chime: anywhere },
      tencentOrganization: {},
    },
    // Short memories, so that reading and sending again reach the upstreams.
    limits: { coolDownSeconds: 0, lifecycleMemorySeconds: 0, allowedLinkHosts: ['example.com'] },
  })
  const { accessKeyId, secretAccessKey, secretId, secretKey } = sandboxCredentials
  return {
    hostile: `Bearer ${hostile.key}`,
    other: `Bearer ${other.key}`,
    environment: {
      GATEWAY_CONFIG: file,
      PORT: '0',
      ...(databaseUrl === undefined
        ? { DATA_DIR: join(directory, 'data') }
        : { DATABASE_URL: databaseUrl }),
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_ENDPOINT_URL_CHIME: urls.CHIME,
      AWS_ENDPOINT_URL_REPOSTSPACE: urls.REPOST_PRIVATE,
      AWS_ENDPOINT_URL_WICKR: urls.WICKR,
      TENCENTCLOUD_SECRET_ID: secretId,
      TENCENTCLOUD_SECRET_KEY: secretKey,
      TENCENTCLOUD_ENDPOINT: urls.TENCENT_ORGANIZATION,
    },
  }
}

const entry = ({ id, hash }: ReturnType<typeof makeKey>) => ({ id, sha256: hash })
