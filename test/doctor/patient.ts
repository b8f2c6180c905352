import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeKey } from '#identity/api-keys.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import { type Emulators, sandboxCredentials } from '#sandbox/emulators.ts'
import { examine } from '../../src/doctor/doctor.ts'
import type { Finding } from '../../src/doctor/finding.ts'

/** What a gateway needs, all of it right, until a fault is planted. */
export interface Patient extends Disposable {
  readonly directory: string
  readonly emulators: Emulators
  readonly variables: Record<string, string | undefined>
  /** The configuration file, written when the doctor comes. */
  readonly file: {
    identity: Record<string, unknown>
    providers: Record<string, Record<string, unknown>>
    http?: Record<string, unknown>
  }
  /** The key file, the same. Text is written as it is; undefined: there is none. */
  keys: Record<string, unknown> | string | undefined
  keyFileMode: number
}

const { id, hash: sha256 } = makeKey()

export function createPatient(emulators: Emulators): Patient {
  const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-patient-'))
  for (const kind of providerKinds) emulators[kind].reset()
  const { accessKeyId, secretAccessKey, secretId, secretKey } = sandboxCredentials
  return {
    directory,
    emulators,
    keyFileMode: 0o600,
    keys: {
      keys: [
        {
          ...{ id, sha256, caller: 'newsletter', tenant: 'acme' },
          ...{ scopes: ['invites:send'], destinations: ['CHIME/team'] },
        },
      ],
    },
    file: {
      identity: { keys: 'identities.json' },
      providers: {
        repostPrivate: { destinations: [{ id: 'SP1234' }] },
        wickr: { destinations: [{ id: '12345678' }] },
        chime: { destinations: [{ id: 'team' }] },
        tencentOrganization: {},
      },
    },
    variables: {
      GATEWAY_CONFIG: join(directory, 'gateway.json'),
      DATA_DIR: join(directory, 'data'),
      PORT: '0',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      // The SDK would ask the network for an instance's role.
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: join(directory, 'none'),
      AWS_SHARED_CREDENTIALS_FILE: join(directory, 'none'),
      AWS_ENDPOINT_URL_CHIME: emulators.CHIME.url,
      AWS_ENDPOINT_URL_REPOSTSPACE: emulators.REPOST_PRIVATE.url,
      AWS_ENDPOINT_URL_WICKR: emulators.WICKR.url,
      TENCENTCLOUD_SECRET_ID: secretId,
      TENCENTCLOUD_SECRET_KEY: secretKey,
      TENCENTCLOUD_ENDPOINT: emulators.TENCENT_ORGANIZATION.url,
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  }
}

/** Writes the patient's files. */
export function writeFiles({ directory, file, keys, keyFileMode }: Patient): void {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'gateway.json'), JSON.stringify(file))
  if (keys === undefined) return
  const text = typeof keys === 'string' ? keys : JSON.stringify(keys)
  writeFileSync(join(directory, 'identities.json'), text, { mode: keyFileMode })
}

/** What the doctor finds, with the patient's variables as those of this process: AWS clients read them. */
export async function examinePatient(patient: Patient): Promise<readonly Finding[]> {
  writeFiles(patient)
  const before = { ...process.env }
  for (const name of Object.keys(process.env)) {
    if (/^(?:AWS_|TENCENTCLOUD_|TKE_|HTTPS?_PROXY|ALL_PROXY)/i.test(name)) delete process.env[name]
  }
  Object.assign(process.env, definedOnly(patient.variables))
  try {
    return await examine(patient.variables)
  } finally {
    for (const name of Object.keys(process.env)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

export function definedOnly(variables: Patient['variables']): Record<string, string> {
  const entries = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return Object.fromEntries(entries)
}
