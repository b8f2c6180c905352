import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type {
  InviteTargetInput,
  ReinviteSelectorInput,
  SendInvitesInput,
} from '../../gql/graphql.ts'
import { startTestGateway } from '../../support/gateway.ts'
import {
  requestsTo,
  resetEmulators,
  send,
  sentBy,
  tryReinvite,
  trySend,
} from '../../support/requests/send-invites.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

interface Row extends Partial<SendInvitesInput> {
  readonly what: string
  readonly path: string
  readonly rule: RegExp
}

/** A destination is named in logs, so its id has no room for a text. */
const texts = ["javascript:alert('zebrafinch')", 'Ada!', '"Ada"', 'Zoë', 'a,b', 'a;b', '<a>', '..a']

const target = (what: string, given: InviteTargetInput, path: string, rule: RegExp): Row => ({
  what,
  targets: [given],
  path: `targets.0.${path}`,
  rule,
})
const repostPrivate = (more: Parameters<typeof toRepostPrivate>[1]) =>
  toRepostPrivate(['user-1'], more)
const chime = (accountId: string) => toChime(['ada@example.com'], { accountId })
const wickr = (networkId: string) => toWickr(['ada@example.com'], networkId)

const refused: readonly Row[] = [
  target('an empty title', repostPrivate({ title: '' }), 'repostPrivate.title', /1 to 200/),
  target(
    '201 letters',
    repostPrivate({ title: 'x'.repeat(201) }),
    'repostPrivate.title',
    /1 to 200/,
  ),
  target(
    '201 emoji',
    repostPrivate({ title: '🎉'.repeat(201) }),
    'repostPrivate.title',
    /1 to 200/,
  ),
  target('a title with NUL', repostPrivate({ title: 'Hi\0' }), 'repostPrivate.title', /NUL/),
  target(
    'half an emoji',
    repostPrivate({ title: '🎉'.slice(1) }),
    'repostPrivate.title',
    /well-formed/,
  ),
  target('an empty body', repostPrivate({ body: '' }), 'repostPrivate.body', /1 to 600/),
  target('601 letters', repostPrivate({ body: 'x'.repeat(601) }), 'repostPrivate.body', /1 to 600/),
  target('601 emoji', repostPrivate({ body: '🎉'.repeat(601) }), 'repostPrivate.body', /1 to 600/),
  ...[
    '',
    ' ',
    'SP/1',
    'SP 1',
    'SP\n1',
    '..',
    '.',
    'ada@example.com',
    'İada@x.com',
    '@',
    ...texts,
  ].map((spaceId) =>
    target(
      `space ${JSON.stringify(spaceId)}`,
      repostPrivate({ spaceId }),
      'repostPrivate.spaceId',
      /letters/,
    ),
  ),
  target(
    'a long space',
    repostPrivate({ spaceId: `SP${'x'.repeat(254)}` }),
    'repostPrivate',
    /255/,
  ),
  ...['', ' ', 'a/b', 'a b', 'a\0', 'ada@example.com', '@', ...texts].map((accountId) =>
    target(`account ${JSON.stringify(accountId)}`, chime(accountId), 'chime.accountId', /letters/),
  ),
  target('a long account', chime('x'.repeat(256)), 'chime', /255/),
  ...['1234567', '123456789', '1234567x', '', '１２３４５６７８'].map((networkId) =>
    target(`network ${networkId}`, wickr(networkId), 'wickr.networkId', /8 digits/),
  ),
  ...[toRepostPrivate([]), toChime([]), toWickr([]), toTencentOrganization([])].map((given) =>
    target('nobody', given, `${Object.keys(given)[0]}.recipients`, /at least one/),
  ),
  { what: 'no targets', targets: [], path: 'targets', rule: /empty/ },
  { what: 'an empty name', name: '', path: 'name', rule: /1 to 200/ },
  { what: 'a name of 201', name: 'x'.repeat(201), path: 'name', rule: /1 to 200/ },
  { what: 'a name of two lines', name: 'a\nb', path: 'name', rule: /control/ },
  { what: 'no failures', stopAfterFailures: 0, path: 'stopAfterFailures', rule: /at least 1/ },
  { what: 'a negative wait', waitSeconds: -1, path: 'waitSeconds', rule: /between 0 and 60/ },
  { what: 'a long wait', waitSeconds: 61, path: 'waitSeconds', rule: /between 0 and 60/ },
  ...[-1, 2_592_001].map((windowSeconds) => ({
    what: `a window of ${windowSeconds}`,
    duplicates: { windowSeconds },
    path: 'duplicates.windowSeconds',
    rule: /between 0 and 2592000/,
  })),
]

for (const [index, { what, path, rule, ...input }] of refused.entries()) {
  test(`${path}: ${what} is refused, and the key is still free`, async () => {
    const idempotencyKey = `refused-${index}`
    resetEmulators(gateway)

    const answer = await trySend(gateway, {
      targets: [toChime(['x@example.com'])],
      ...input,
      idempotencyKey,
    })
    const reached = requestsTo(gateway)
    const later = await send(gateway, {
      targets: [toRepostPrivate(['user-1'])],
      ...anyway,
      idempotencyKey,
    })

    assert.equal(answer.__typename, 'InvalidInput')
    assert.equal(answer.code, 'INVALID_INPUT')
    assert.deepEqual(
      answer.issues.map((issue) => issue.path),
      [path],
    )
    assert.match(answer.issues[0]?.message ?? '', rule)
    assert.equal(reached, 0)
    assert.equal(later.replayed, false)
  })
}

const keys = ['', 'x'.repeat(256), '🎉'.repeat(256), 'a\nb', 'a\0', '🎉'.slice(1)]
for (const [index, idempotencyKey] of keys.entries()) {
  test(`idempotencyKey: bad key number ${index} is refused, and nothing is sent`, async () => {
    resetEmulators(gateway)

    const answer = await trySend(gateway, { idempotencyKey, targets: [toChime(['y@example.com'])] })

    assert.equal(answer.__typename, 'InvalidInput')
    assert.deepEqual(
      answer.issues.map(({ path }) => path),
      ['idempotencyKey'],
    )
    assert.equal(requestsTo(gateway), 0)
  })
}

const anyway = { duplicates: { onDuplicate: 'SEND_ANYWAY' } } as const
const taken: readonly (Partial<SendInvitesInput> & { what: string })[] = [
  { what: 'a title of one letter', targets: [repostPrivate({ title: 'x' })] },
  { what: 'a title of 200 emoji', targets: [repostPrivate({ title: '🎉'.repeat(200) })] },
  { what: 'a body of one letter', targets: [repostPrivate({ body: 'x' })] },
  { what: 'a body of 600 emoji', targets: [repostPrivate({ body: '🎉'.repeat(600) })] },
  { what: 'a body of two lines', targets: [repostPrivate({ body: 'Hello\r\nyou' })] },
  { what: 'a space of 255 letters', targets: [repostPrivate({ spaceId: `SP${'x'.repeat(253)}` })] },
  { what: 'a key of one letter', idempotencyKey: 'x' },
  { what: 'a key of 255 emoji', idempotencyKey: '🎉'.repeat(255) },
  { what: 'a name of one letter', name: 'x' },
  { what: 'a name of 200 emoji', name: '🎉'.repeat(200) },
  { what: 'one failure allowed', stopAfterFailures: 1 },
  { what: 'the longest wait', waitSeconds: 60 },
  { what: 'the longest window', duplicates: { ...anyway.duplicates, windowSeconds: 2_592_000 } },
]

for (const { what, ...input } of taken) {
  test(`${what} is taken`, async () => {
    resetEmulators(gateway)

    await send(gateway, { targets: [repostPrivate({})], ...anyway, ...input })

    assert.deepEqual(sentBy(gateway.emulators.REPOST_PRIVATE), ['user-1'])
  })
}

const reinvites: readonly { who: ReinviteSelectorInput; path: string }[] = [
  { who: { inviteIds: [] }, path: 'who.inviteIds' },
  { who: { wickr: { networkId: '12345678', userIds: [] } }, path: 'who.wickr.userIds' },
  { who: { wickr: { networkId: '1234567', userIds: ['1'] } }, path: 'who.wickr.networkId' },
  { who: { wickr: { networkId: '1234567\0', userIds: ['1'] } }, path: 'who.wickr.networkId' },
]
for (const { who, path } of reinvites) {
  test(`reinviteUsers: ${path} of ${JSON.stringify(who)} is refused`, async () => {
    resetEmulators(gateway)

    const answer = await tryReinvite(gateway, { who })

    assert.equal(answer.__typename, 'InvalidInput')
    assert.deepEqual(
      answer.issues.map((issue) => issue.path),
      [path],
    )
    assert.equal(requestsTo(gateway), 0)
  })
}

test('all broken rules are told at once', async () => {
  const answer = await trySend(gateway, {
    name: '',
    waitSeconds: -1,
    targets: [repostPrivate({ title: '', body: '' }), wickr('1')],
  })

  assert.equal(answer.__typename, 'InvalidInput')
  assert.deepEqual(
    answer.issues.map(({ path }) => path),
    [
      'name',
      'waitSeconds',
      'targets.0.repostPrivate.title',
      'targets.0.repostPrivate.body',
      'targets.1.wickr.networkId',
    ],
  )
})
