import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertSentence, read } from './gateway-file.ts'

const file = { providers: { tencentOrganization: {} } }

for (const [what, environment] of Object.entries({
  'no Tencent credentials': {},
  'half of the Tencent credentials': { TENCENTCLOUD_SECRET_ID: 'id' },
})) {
  test(`${what} are one sentence that says what to do`, () => {
    assertSentence(
      () => read(environment, file),
      /^Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or TENCENTCLOUD_CREDENTIALS_FILE, or TENCENTCLOUD_ROLE, which providers\.tencentOrganization needs\.$/,
    )
  })
}

const ofPod = {
  TKE_REGION: 'ap-singapore',
  TKE_PROVIDER_ID: 'cluster',
  TKE_ROLE_ARN: 'qcs::cam::uin/1:roleName/gateway',
  TKE_WEB_IDENTITY_TOKEN_FILE: '/var/run/token',
}

for (const [what, environment, role] of [
  ['of the instance', { TENCENTCLOUD_ROLE: 'cvm' }, { kind: 'cvm' }],
  [
    'of the pod',
    { TENCENTCLOUD_ROLE: 'tke', ...ofPod },
    {
      ...{ kind: 'tke', region: 'ap-singapore', providerId: 'cluster' },
      ...{ roleArn: 'qcs::cam::uin/1:roleName/gateway', tokenFile: '/var/run/token' },
    },
  ],
  [
    'that nobody names',
    { TENCENTCLOUD_SECRET_ID: 'id', TENCENTCLOUD_SECRET_KEY: 'key' },
    undefined,
  ],
] as const) {
  test(`the role ${what} needs no credentials of Tencent`, () => {
    const { providers } = read(environment, file)

    assert.deepEqual(providers.TENCENT_ORGANIZATION.role, role)
  })
}

for (const [what, environment, sentence] of [
  ['nobody has', { TENCENTCLOUD_ROLE: 'ecs' }, /TENCENTCLOUD_ROLE \(cvm or tke\)/],
  [
    'and a file',
    { TENCENTCLOUD_ROLE: 'cvm', TENCENTCLOUD_CREDENTIALS_FILE: 'a.json' },
    /^Set TENCENTCLOUD_CREDENTIALS_FILE or TENCENTCLOUD_ROLE, not both\.$/,
  ],
  [
    'of an instance behind a proxy for its metadata',
    { TENCENTCLOUD_ROLE: 'cvm', http_proxy: 'http://proxy:3128' },
    /^Unset http_proxy, /,
  ],
  [
    'of a pod without a part',
    { ...ofPod, TENCENTCLOUD_ROLE: 'tke', TKE_ROLE_ARN: '' },
    /^Set TKE_ROLE_ARN, as TKE does in pods/,
  ],
] as const) {
  test(`a role ${what} is one sentence`, () => {
    assertSentence(() => read(environment, file), sentence)
  })
}
