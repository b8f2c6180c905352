import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  ChimeClient,
  InviteUsersCommand,
  ListUsersCommand as ListChimeUsers,
} from '@aws-sdk/client-chime'
import { resolveEndpoint } from '@aws-sdk/core/client'
import { RepostspaceClient, SendInvitesCommand } from '#providers/aws-clients/repostspace.ts'
import {
  BatchReinviteUserCommand,
  ListUsersCommand,
  WickrClient,
} from '#providers/aws-clients/wickr.ts'
import { startCaptureServer } from '../capture-server.ts'
import { configuration, sendInvites, userIds } from './operations.ts'
import { readModel } from './smithy-model.ts'

const clients = [
  { upstream: 'chime', client: new ChimeClient(configuration) },
  { upstream: 'repost-private', client: new RepostspaceClient(configuration) },
  { upstream: 'wickr', client: new WickrClient(configuration) },
] as const

const regions = [
  ...['us-east-1', 'eu-central-1', 'us-gov-west-1', 'cn-north-1', 'eusc-de-east-1'],
  ...['us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1', 'us-isof-south-1', 'mars-west-1'],
  undefined,
]

for (const { upstream, client } of clients) {
  const { service } = readModel(upstream)
  const ruleSet = service.traits['smithy.rules#endpointRuleSet']

  for (const Region of regions) {
    for (const [UseFIPS, UseDualStack] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      for (const Endpoint of [undefined, 'https://own.example:8443/base']) {
        const title = `in ${Region}, fips ${UseFIPS}, dual stack ${UseDualStack}, ${Endpoint}`
        test(`${upstream}: the host is that of the official rules ${title}`, () => {
          assert.ok(ruleSet)
          const parameters = {
            ...(Region === undefined ? {} : { Region }),
            ...{ UseFIPS, UseDualStack },
            ...(Endpoint === undefined ? {} : { Endpoint }),
          }

          assert.equal(
            hostOrError(() => client.config.endpointProvider(parameters)),
            hostOrError(() => resolveEndpoint(ruleSet, { endpointParams: parameters })),
          )
        })
      }
    }
  }
}

/** Without the class of the error, which is the SDK's own. */
function hostOrError(resolve: () => { readonly url: URL }): string {
  try {
    return resolve().url.href
  } catch (error) {
    return error instanceof Error ? error.message : 'no error'
  }
}

for (const name of ['AWS_USE_FIPS_ENDPOINT', 'AWS_USE_DUALSTACK_ENDPOINT']) {
  test(`${name} and an own endpoint are refused before anything is sent`, async (t) => {
    await using server = await startCaptureServer()
    const own = { ...configuration, endpoint: server.url }
    process.env[name] = 'true'
    t.after(() => delete process.env[name])

    const chime = new ChimeClient(own).send(new ListChimeUsers({ AccountId: 'account' }))
    const wickr = new WickrClient(own).send(new BatchReinviteUserCommand(userIds))
    const repost = new RepostspaceClient(own).send(new SendInvitesCommand(sendInvites))

    const message = /^Invalid Configuration: \w+ and custom endpoint are not supported$/
    for (const sent of [chime, wickr, repost]) await assert.rejects(sent, { message })
    assert.equal(server.requests.length, 0)
  })
}

test('FIPS and region reach the host name', async () => {
  const requestHandler = {
    handle: ({ hostname }: { hostname: string }) => Promise.reject(new Error(hostname)),
  }
  const config = {
    ...configuration,
    region: 'us-gov-west-1',
    useFipsEndpoint: true,
    requestHandler,
  }

  const wickr = new WickrClient(config).send(new BatchReinviteUserCommand(userIds))
  const repost = new RepostspaceClient(config).send(new SendInvitesCommand(sendInvites))

  await assert.rejects(wickr, { message: 'admin.wickr-fips.us-gov-west-1.amazonaws.com' })
  await assert.rejects(repost, { message: 'repostspace-fips.us-gov-west-1.amazonaws.com' })
})

for (const [variable, client] of [
  ['AWS_ENDPOINT_URL_WICKR', 'wickr'],
  ['AWS_ENDPOINT_URL_REPOSTSPACE', 'repostspace'],
] as const) {
  test(`${variable} leads the ${client} client to another host`, async (t) => {
    await using server = await startCaptureServer()
    process.env[variable] = `${server.url}/base`
    t.after(() => delete process.env[variable])

    if (client === 'wickr') {
      await new WickrClient(configuration).send(new BatchReinviteUserCommand(userIds))
    } else {
      await new RepostspaceClient(configuration).send(new SendInvitesCommand(sendInvites))
    }

    assert.match(server.requests[0]?.path ?? '', /^\/base\/(networks|spaces)\//)
  })
}

test('a token is filled in where the caller gives none, and differs from call to call', async () => {
  await using server = await startCaptureServer()
  const client = new WickrClient({ ...configuration, endpoint: server.url })
  const { clientToken: _, ...input } = userIds

  await client.send(new BatchReinviteUserCommand(input))
  await client.send(new BatchReinviteUserCommand(input))

  const [first, second] = server.requests.map(({ headers }) => headers['x-client-token'])
  assert.match(String(first), /^[a-zA-Z0-9\-_:]{1,64}$/)
  assert.notEqual(first, second)
})

test('the compiler knows which commands a client takes, and their members', () => {
  // Never called: only the compiler reads it.
  const calls = (wickr: WickrClient, repost: RepostspaceClient) => [
    wickr.send(new ListUsersCommand({ networkId: '12345678' })),
    // @ts-expect-error a command of re:Post
    wickr.send(new SendInvitesCommand(sendInvites)),
    // @ts-expect-error a command of Wickr
    repost.send(new BatchReinviteUserCommand(userIds)),
    // @ts-expect-error a command of Chime
    wickr.send(new InviteUsersCommand({ AccountId: 'a', UserEmailList: [] })),
    // @ts-expect-error a command of Chime with the name of one of Wickr's
    wickr.send(new ListChimeUsers({ AccountId: 'a' })),
    // @ts-expect-error a missing member
    new BatchReinviteUserCommand({ networkId: '12345678' }),
    // @ts-expect-error an unknown member
    new ListUsersCommand({ networkId: '12345678', email: 'a@example.com' }),
    // @ts-expect-error an unknown option
    new WickrClient({ regoin: 'us-east-1' }),
  ]

  assert.equal(typeof calls, 'function')
})
