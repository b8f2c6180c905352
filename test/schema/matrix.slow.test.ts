import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { GraphQLObjectType } from 'graphql'
import { documentLimits } from '#http/documents/document-limits.ts'
import { type Scope, scopes } from '#identity/caller.ts'
import { schema } from '#schema/schema.ts'
import type { Rule } from '#schema/scopes.ts'
import { startTestGateway } from '../support/gateway.ts'
import { firstResult } from '../support/requests/events-in.ts'
import { erase } from '../support/requests/people.ts'
import { type Asks, everythingOf, keysIn, questionsAbout } from '../support/requests/questions.ts'
import { type Recipe, recipesAfterwards, recipesOfBatches } from '../support/requests/recipes.ts'
import { requestsTo, send } from '../support/requests/send-invites.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../support/requests/targets.ts'

const query = schema.getQueryType() ?? assert.fail()
const mutation = schema.getMutationType() ?? assert.fail()
const subscription = schema.getSubscriptionType() ?? assert.fail()
const anywhere = new Map([['*', undefined]])
const owner = { tenant: 'acme' }
const only = (scope: Scope) => ({ ...owner, scopes: new Set([scope]) })
const without = (scope: Scope) => ({
  ...owner,
  scopes: new Set(scopes.filter((other) => other !== scope)),
})

const gateway = await startTestGateway({
  limits: { maxTargetsPerBatch: 4, maxOperationCost: 10_000_000 },
  // It asks for everything in one document.
  http: {
    documentLimits: { ...documentLimits, tokens: 20_000, depth: 100, aliases: 5_000 },
  },
  destinations: {
    CHIME: new Map([...anywhere, ['office', 'Berlin']]),
    WICKR: anywhere,
    TENCENT_ORGANIZATION: anywhere,
  },
  callers: {
    owner,
    elsewhere: { ...owner, destinations: new Set(['CHIME/elsewhere', 'REPOST_PRIVATE/*']) },
    stranger: { tenant: 'other' },
    /** A caller of a tenant without data: the answers equal those about objects that do not exist. */
    newcomer: { tenant: 'new' },
    'only anyone': { ...owner, scopes: new Set<Scope>() },
    ...Object.fromEntries(scopes.map((scope) => [`only ${scope}`, only(scope)])),
    ...Object.fromEntries(scopes.map((scope) => [`without ${scope}`, without(scope)])),
  },
})
after(() => gateway[Symbol.asyncDispose]())

// Every outcome that there is, at three clouds.
const first = await send(gateway.as('owner'), {
  idempotencyKey: 'marked key',
  name: 'marked batch',
  targets: [
    toChime(['marked@example.com', 'marked@', 'accepted@example.com', 'vanished@example.com']),
    toTencentOrganization(['100000000409', '100000000404']),
    toWickr(['marked@example.com']),
  ],
})
const again = await send(gateway.as('owner'), { targets: [toChime(['marked@example.com'])] })
gateway.emulators.CHIME.next({ kind: 'throttle', retryAfterSeconds: 3_600 })
const queued = await send(gateway.as('owner'), {
  waitSeconds: 0,
  targets: [toChime(['marked-queue@example.com'], { accountId: 'busy' })],
})
const inviteId = first.results[0]?.invite?.id ?? ''
const ids = [first.batch.id, again.batch.id, queued.batch.id, inviteId]

const erasure = await erase(gateway.as('owner'), { person: { recipient: 'nobody@example.com' } })

const asks: Asks = {
  ...{ providers: '', limits: '', viewer: '', destinations: '', sandbox: '' },
  inviteBatches: '(first: 50)',
  invites: '(first: 50)',
  node: `(id: "${first.batch.id}")`,
  nodes: `(ids: ${JSON.stringify(ids)})`,
  destination: `(provider: WICKR, externalId: "31415926")`,
  statistics: '(days: 3)',
  personErasure: `(id: "${erasure.id}")`,
}

test('every root field has a rule, and this test asks for it', () => {
  for (const type of [query, mutation, subscription]) {
    for (const [name, { extensions }] of Object.entries(type.getFields())) {
      assert.ok(extensions.rule, `${type}.${name} has no rule: spread needs(…) into it`)
      const asked = name in asks || recipes.some(({ field }) => field === name)
      assert.ok(asked || type === subscription, `${type}.${name} is not asked for here`)
    }
  }
})
/** What belongs to the tenant as a whole: whoever has the scope may see it, whatever the destinations. */
const ofTenant = /^personErasure /
const aboutCallers = /^(viewer|destinations?) |acceptsAnyDestination/
const questions = questionsAbout(schema, query, asks)

test('the questions are as many as there are fields', () => {
  assert.ok(questions.length > 120, `${questions.length}`)
  assert.equal(new Set(questions.map(({ name }) => name)).size, questions.length)
})

for (const { name, root, document } of questions) {
  const rule = ruleOf(query, root)
  test(`${name}: only callers who may see it do`, async () => {
    const right = await execute(`only ${rule}`, document)
    const empty = await execute('newcomer', document)

    assert.equal(right.errors, undefined, JSON.stringify(right.errors))
    assert.ok(keysIn(right.data).has('asked'), `nothing came: ${document}`)
    assert.equal((await gateway.post({ query: document })).status, 401)
    const about = `${root} ${name}`
    const others = aboutCallers.test(about)
      ? []
      : ['stranger', ...(ofTenant.test(about) ? [] : ['elsewhere'])]
    for (const caller of others) assert.deepEqual(await execute(caller, document), empty)
    assertUnmarked(empty)
    if (rule === 'anyone') return
    const refused = await execute(`without ${rule}`, document)
    assert.deepEqual(
      refused.errors?.map(({ extensions }) => extensions),
      [{ code: 'FORBIDDEN', requiredScope: rule }],
    )
    assert.ok(!keysIn(refused.data).has('asked') || refused.data?.asked === null)
    assertUnmarked(refused.data)
  })
}

const target = toChime(['new@example.com'], { accountId: 'matrix' })
const batchId = first.batch.id

const recipes: readonly Recipe[] = [
  {
    field: 'planInvites',
    input: {
      targets: [
        toChime(['new@example.com', '@']),
        toWickr(['new@example.com']),
        // Its seats cannot be read.
        toWickr(['new@example.com'], '00000000'),
      ],
    },
    answers: ['InvitePlan', 'NotAuthorized', 'InvitePlan'],
  },
  {
    field: 'sendInvites',
    input: { idempotencyKey: 'plan', targets: [target], planFingerprint: 'of another' },
    answers: ['PlanOutdated', 'NotAuthorized', 'PlanOutdated'],
  },
  {
    field: 'sendInvites',
    input: { idempotencyKey: 'send', targets: [target] },
    answers: ['SendInvitesPayload', 'NotAuthorized', 'SendInvitesPayload'],
  },
  {
    field: 'sendInvites',
    input: { idempotencyKey: 'invalid', targets: [toChime([])] },
    answers: ['InvalidInput', 'NotAuthorized', 'InvalidInput'],
  },
  {
    field: 'sendInvites',
    input: { idempotencyKey: 'many', targets: [target, target, target, target, target] },
    answers: ['LimitExceeded', 'NotAuthorized', 'LimitExceeded'],
  },
  {
    field: 'sendInvites',
    input: { idempotencyKey: 'off', targets: [toRepostPrivate(['a'])] },
    answers: ['ProviderUnavailable', 'ProviderUnavailable', 'ProviderUnavailable'],
  },
  {
    field: 'sendInvites',
    // Waits, as the next row does: what leaves later would count as sent by the row after it.
    input: { idempotencyKey: 'marked key', targets: [target] },
    answers: ['IdempotencyConflict', 'NotAuthorized', 'SendInvitesPayload'],
  },
  ...recipesAfterwards(inviteId, first.results[4]?.invite?.id ?? ''),
  ...recipesOfBatches(batchId, again.batch.id, queued.batch.id),
]

const answered = new Set<string>()

for (const { field, input, answers } of recipes) {
  const root = field in mutation.getFields() ? mutation : query
  const rule = ruleOf(root, field)
  const [owns, isElsewhere, isStranger] = answers
  test(`${root}.${field}: ${owns} for callers with permission only`, async () => {
    const type = root.getFields()[field]?.type ?? assert.fail()
    const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`
    const document = `${root.name.toLowerCase()} ($input: ${name}!) { asked: ${field}(input: $input) ${everythingOf(schema, type)} }`
    const before = requestsTo(gateway)

    assert.equal((await gateway.post({ query: document, variables: { input } })).status, 401)
    const unscoped = await execute(`without ${rule}`, document, { input })
    const elsewhere = await execute('elsewhere', document, { input })
    assert.equal(requestsTo(gateway), before, 'nothing left')
    const stranger = await execute('stranger', document, { input })
    const owner = await execute('owner', document, { input })

    assert.deepEqual(unscoped.data?.asked, {
      __typename: 'NotAuthorized',
      NotAuthorized__code: 'NOT_AUTHORIZED',
      NotAuthorized__message: `This needs the scope ${rule}.`,
      NotAuthorized__requiredScope: rule,
    })
    for (const [answer, expected] of [
      [elsewhere, isElsewhere],
      [stranger, isStranger],
      [owner, owns],
    ] as const) {
      assert.equal(answer.errors, undefined, JSON.stringify(answer.errors))
      assert.equal(answer.data?.asked?.__typename, expected)
    }
    assertUnmarked(elsewhere.data, input)
    assertUnmarked(stranger.data, input)
    for (const key of [...keysIn(owner.data), ...keysIn(unscoped.data)]) answered.add(key)
  })
}

test('every field of what these answer was among those answers', () => {
  const asked = new Set(questions.map(({ name }) => name))
  const { planInvites, exportPerson } = query.getFields()
  const types = [planInvites, exportPerson, ...Object.values(mutation.getFields())]
  const text = types.map((field) => everythingOf(schema, field?.type ?? assert.fail())).join()
  const fields = Array.from(text.matchAll(/(\w+)__(\w+):/g), ([, type, name]) => [type, name])

  const missing = fields.filter(
    ([type, name]) => !asked.has(`${type}.${name}`) && !answered.has(`${type}__${name}`),
  )

  assert.deepEqual(missing, [])
})

const subscriptions = {
  inviteBatchProgress: ['ID!', 'batchId', again.batch.id],
  inviteBatchesProgress: ['[ID!]!', 'batchIds', [again.batch.id]],
} as const

for (const [name, [input, argument, id]] of Object.entries(subscriptions)) {
  test(`Subscription.${name}: only callers who may follow it do`, async () => {
    const type = subscription.getFields()[name]?.type ?? assert.fail()
    const document = `subscription ($id: ${input}) { asked: ${name}(${argument}: $id) ${everythingOf(schema, type)} }`
    const body = { query: document, variables: { id } }
    const follow = async (caller: string) => {
      const response = await gateway.as(caller).post(body, { accept: 'text/event-stream' })
      return firstResult(await response.text()) as Answer
    }

    const anonymous = await gateway.post(body, { accept: 'text/event-stream' })
    const right = await follow('only invites:read')
    const unscoped = await follow('without invites:read')

    assert.equal(anonymous.status, 401)
    assert.equal(right.errors, undefined, JSON.stringify(right.errors))
    for (const field of ['cursor', 'batch', 'changed']) {
      assert.ok(keysIn(right.data).has(`InviteBatchProgress__${field}`))
    }
    assert.equal(unscoped.errors?.[0]?.extensions.code, 'FORBIDDEN')
    for (const caller of ['elsewhere', 'stranger']) {
      const [refused] = (await follow(caller)).errors ?? []
      assert.equal(refused?.extensions.code, 'NOT_FOUND')
    }
  })
}

test('every subscription is asked for here', () => {
  assert.deepEqual(Object.keys(subscription.getFields()), Object.keys(subscriptions))
})

interface Answer {
  readonly data?: Readonly<Record<string, { readonly __typename?: string }>> | null
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[]
}

async function execute(caller: string, query: string, variables?: object): Promise<Answer> {
  const response = await gateway.as(caller).post({ query, variables })
  return (await response.json()) as Answer
}

function ruleOf(type: GraphQLObjectType, field: string): Rule {
  return type.getFields()[field]?.extensions.rule as Rule
}

/** Nothing of the owner's is in it, apart from what the question itself said. */
function assertUnmarked(answer: unknown, question: unknown = ''): void {
  const text = JSON.stringify(answer) ?? ''
  for (const mark of ['marked', ...ids]) {
    if (JSON.stringify(question).includes(mark)) continue
    assert.ok(!text.includes(mark), `${mark} in ${text}`)
  }
}
