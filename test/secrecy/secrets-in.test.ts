import assert from 'node:assert/strict'
import { test } from 'node:test'
import { secretsIn } from '../../src/environment.ts'

const environments: readonly [name: string, Record<string, string>, secrets: readonly string[]][] =
  [
    ['keys of clouds', { AWS_SECRET_ACCESS_KEY: 'abc/123+def' }, ['abc/123+def']],
    ['a key of ours', { SIGNING_KEY: '12345678' }, ['12345678']],
    ['a password of its own', { PGPASSWORD: '12345678' }, ['12345678']],
    ['the path of a token', { AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token' }, []],
    ['a switch', { TOKENS: 'true' }, []],
    ['what is no secret', { HOST: 'db.internal.example' }, []],
    ['a password, as it is written and as it is', dbUrl('://u:a%40b@db/x'), ['a%40b', 'a@b']],
    ['a password behind a question mark', dbUrl('://db/x?user=u&password=a%40b'), ['a@b']],
    ['a password that cannot be decoded', dbUrl('://u:100%@db/x'), ['100%']],
    ['a password of a proxy', { HTTPS_PROXY: 'http://u:a%40b@proxy:1' }, ['a%40b', 'a@b']],
    ['a proxy without a password', { all_proxy: 'http://proxy:1' }, []],
    ['no URL', dbUrl(''), []],
  ]
for (const [name, environment, secrets] of environments) {
  test(`secret in an environment with ${name}: ${secrets.join(' and ') || 'nothing'}`, () => {
    assert.deepEqual(
      new Set(secretsIn(environment).filter((text) => text !== '')),
      new Set(secrets),
    )
  })
}

function dbUrl(rest: string) {
  return { DATABASE_URL: `postgres${rest}` }
}
