import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { proveCredentials } from '#providers/aws/credential-sources.ts'
import { proveRegion } from '#providers/aws/regions.ts'
import { ConfigError } from '../../../src/config-error.ts'
import { hostileManners, startMetadataEndpoint } from './metadata-endpoint.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-sources-'))
after(() => rmSync(directory, { recursive: true }))
const metadata = await startMetadataEndpoint()
after(() => metadata[Symbol.asyncDispose]())

const profiles = join(directory, 'config')
writeFileSync(
  profiles,
  `[profile away]\ncredential_process = false\n[profile empty]\nregion = eu-west-1\n`,
)
const none = join(directory, 'none')
const files = { AWS_CONFIG_FILE: profiles, AWS_SHARED_CREDENTIALS_FILE: none }
const key = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'a-secret' }
const noRole = { AWS_EC2_METADATA_DISABLED: 'true' }

const adviceForProfile =
  'Correct AWS_PROFILE: providers.chime needs AWS credentials, and no profile '
const rows = [
  { what: 'a key in variables', variables: { ...key, ...noRole } },
  { what: 'half a key', variables: { AWS_ACCESS_KEY_ID: 'AKIA', ...noRole }, says: 'Give the ' },
  { what: 'nothing', variables: noRole, says: 'Give the gateway AWS credentials, which ' },
  // What it gives is waited for, as in any other outage of a source.
  { what: 'a profile whose source is away', variables: { AWS_PROFILE: 'away', ...noRole } },
  {
    what: 'a profile without a source',
    variables: { AWS_PROFILE: 'empty', ...noRole },
    says: adviceForProfile,
  },
  {
    what: 'a key beside a profile that does not exist',
    variables: { ...key, AWS_PROFILE: 'nobody', ...noRole },
    says: adviceForProfile,
  },
  {
    what: "a container's endpoint that does not answer",
    variables: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1', ...noRole },
  },
  {
    what: 'the role of a service account',
    variables: { AWS_WEB_IDENTITY_TOKEN_FILE: none, AWS_ROLE_ARN: 'arn:aws:iam::1:role/a' },
  },
  {
    what: 'the role of this machine',
    variables: { AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url },
  },
  {
    what: 'a machine without a role',
    variables: { AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url },
    hostile: 'closes in the middle of an answer',
    says: 'Give the gateway AWS credentials, which ',
  },
] as const

for (const { what, variables, ...row } of rows) {
  const says = 'says' in row ? row.says : undefined
  test(`a start ${says === undefined ? 'goes on' : 'stops'} with ${what}`, async () => {
    const before = { ...process.env }
    for (const name of Object.keys(process.env)) {
      if (name.startsWith('AWS_')) delete process.env[name]
    }
    Object.assign(process.env, files, variables)
    const manner = 'hostile' in row ? hostileManners[row.hostile] : undefined
    if (manner !== undefined) metadata.behave(manner)

    const proof = proveCredentials('chime', process.env).finally(() => {
      for (const name of Object.keys(process.env)) delete process.env[name]
      Object.assign(process.env, before)
    })

    if (says === undefined) await proof
    else await assert.rejects(proof, isSentence(says))
  })
}

test('a region is one that the SDK knows, or a new one with an endpoint of its own', async () => {
  const variables = { GATEWAY_CONFIG: 'gateway.json' }
  const withEndpoint = { ...variables, AWS_ENDPOINT_URL_WICKR: 'https://wickr.example' }
  const prove = (region: string, given = variables) =>
    proveRegion(region, 'AWS_ENDPOINT_URL_WICKR', given)
  const wrong = isSentence('Correct the AWS region ')

  await prove('eu-central-1')
  await prove('eu-central-99', withEndpoint)
  await assert.rejects(prove('eu-central-99'), wrong)
  await assert.rejects(prove('frankfurt', withEndpoint), wrong)
})

function isSentence(beginning: string) {
  return (error: unknown) => {
    assert.ok(error instanceof ConfigError)
    assert.ok(error.message.startsWith(beginning), error.message)
    assert.match(error.message, /^[A-Z][^\n]*\.$/)
    return true
  }
}
