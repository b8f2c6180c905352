import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, beforeEach, test } from 'node:test'
import type { PlanInvitesInput, SendInvitesInput } from '../../gql/graphql.ts'
import { PlanInvites, SendPlanned } from '../../support/documents/plan.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, resetEmulators, send } from '../../support/requests/send-invites.ts'
import { toChime, toRepostPrivate, toTencentOrganization } from '../../support/requests/targets.ts'
import { predictsCalls } from './predicts-calls.ts'

// On a busy machine a timeout would add repeats and look-ups to the calls that are counted.
const gateway = await startTestGateway({ requestTimeoutMs: 30_000 })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

test('a plan over four clouds asks for free seats only, writes nothing, and predicts every call', async () => {
  await predictsCalls(gateway, {
    REPOST_PRIVATE: { recipients: 1_100, calls: 2 },
    CHIME: { recipients: 120, calls: 3 },
    WICKR: { recipients: 140, calls: 3 },
    TENCENT_ORGANIZATION: { recipients: 10, calls: 10 },
  })
})

test('exceptions are the outcomes that the send then gives', async () => {
  await send(gateway, { targets: [toChime(['known@example.com'])] })
  const targets = [
    toChime(['known@example.com', 'no address', 'new@example.com', 'new@example.com']),
  ]

  const plan = await planOf({ targets })
  const sent = await send(gateway, { targets })

  assert.equal(plan.willSend, 1)
  assert.deepEqual(plan.exceptions.map(plain), sent.results.filter(isException).map(plain))
  assert.deepEqual(kindsOf(plan.exceptions), ['InviteSkipped', 'InviteFailed', 'InviteSkipped'])
  assert.ok(plan.exceptions.every(({ invite }) => invite === null))
})

test('the time of a paced batch is predicted from its limit', async (t) => {
  const targets = [toTencentOrganization(uins(210_000_000_000, 60))]

  const plan = await planOf({ targets })
  const began = performance.now()
  await send(gateway, { targets, waitSeconds: 60 })
  const took = (performance.now() - began) / 1_000

  t.diagnostic(`predicted ${plan.estimatedSeconds.toFixed(2)} s, took ${took.toFixed(2)} s`)
  // Never quicker than the limit allows; how much slower is for the bench to say.
  assert.ok(took > plan.estimatedSeconds * 0.9, `${took} s`)
})

test('what waits in a lane and a pause make a plan longer', async () => {
  const empty = await planOf({ targets: [toTencentOrganization(['220000000001'])] })
  gateway.emulators.TENCENT_ORGANIZATION.next({ kind: 'throttle' })
  const running = await send(gateway, {
    targets: [toTencentOrganization(uins(220_000_000_100, 100))],
    waitSeconds: 0,
  })

  const behind = await planOf({ targets: [toTencentOrganization(['220000000001'])] })

  assert.equal(running.results.length, 100)
  assert.ok(behind.estimatedSeconds > empty.estimatedSeconds + 3)
})

const changes: readonly (readonly [what: string, change: (input: SendInvitesInput) => unknown])[] =
  [
    ['another recipient', (input) => input.targets.push(toChime(['more@example.com']))],
    [
      'another text',
      (input) => input.targets.splice(1, 1, toRepostPrivate(['a'], { title: 'Hello' })),
    ],
    ['another window', (input) => Object.assign(input, { duplicates: { windowSeconds: 60 } })],
    ['a duplicate meanwhile', () => send(gateway, { targets: [toChime([fresh])] })],
  ]
let fresh = ''

for (const [what, change] of changes) {
  test(`${what} gives PlanOutdated with the new plan; nothing is sent, and the key stays free`, async () => {
    fresh = `${randomUUID()}@example.com`
    const targets = [toChime([fresh]), toRepostPrivate(['a'])]
    const plan = await planOf({ targets: structuredClone(targets) })
    const input: SendInvitesInput = { idempotencyKey: randomUUID(), targets }
    await change(input)
    const before = requests()

    const refused = await sendPlanned({ ...input, planFingerprint: plan.fingerprint })
    const asked = requests() - before
    assert.ok(refused.__typename === 'PlanOutdated', refused.__typename)
    const { fingerprint } = refused.plan
    const accepted = await sendPlanned({ ...input, planFingerprint: fingerprint })
    const again = await sendPlanned({ ...input, planFingerprint: fingerprint })

    assert.notEqual(fingerprint, plan.fingerprint)
    assert.equal(asked, 0)
    assert.ok(accepted.__typename === 'SendInvitesPayload' && !accepted.replayed)
    assert.ok(again.__typename === 'SendInvitesPayload' && again.replayed)
  })
}

test('an unchanged plan is sent as it was shown', async () => {
  const targets = [toChime(['as-shown@example.com'])]
  const { fingerprint } = await planOf({ targets })

  const sent = await sendPlanned({
    idempotencyKey: 'as-shown',
    targets,
    planFingerprint: fingerprint,
  })

  assert.ok(sent.__typename === 'SendInvitesPayload')
  assert.deepEqual(kindsOf(sent.results), ['InviteSent'])
})

test('warnings say what the providers cannot do', async () => {
  const plan = await planOf({
    targets: [
      toRepostPrivate(['a']),
      toChime(['a@example.com']),
      toTencentOrganization(uins(230_000_000_000, 2_000)),
    ],
  })

  assert.deepEqual(
    plan.warnings.map(({ code, provider }) => `${provider} ${code}`),
    [
      'REPOST_PRIVATE NO_PER_RECIPIENT_RESULT',
      'REPOST_PRIVATE NO_IDEMPOTENCY_AT_PROVIDER',
      'REPOST_PRIVATE GROUP_RECIPIENT',
      'CHIME END_OF_SUPPORT_NEAR',
      'CHIME NO_IDEMPOTENCY_AT_PROVIDER',
      'null SLOW',
    ],
  )
})

test('a plan of a request that would be refused is refused alike', async () => {
  const { planInvites } = await gateway.execute(PlanInvites, {
    input: { targets: [toRepostPrivate(['a'], { title: '' })] },
  })

  assert.ok(planInvites.__typename === 'InvalidInput')
  assert.deepEqual(
    planInvites.issues.map(({ path }) => path),
    ['targets.0.repostPrivate.title'],
  )
})

/** At the two that these plans are about; elsewhere a batch of before may still be running. */
function requests(): number {
  const { CHIME: chime, REPOST_PRIVATE: repostPrivate } = gateway.emulators
  return chime.requests.length + repostPrivate.requests.length
}

async function planOf(input: PlanInvitesInput) {
  const { planInvites } = await gateway.execute(PlanInvites, { input })
  assert.ok(planInvites.__typename === 'InvitePlan', JSON.stringify(planInvites))
  return planInvites
}

async function sendPlanned(input: SendInvitesInput) {
  return (await gateway.execute(SendPlanned, { input })).sendInvites
}

type Outcome = Awaited<ReturnType<typeof planOf>>['exceptions'][number]

/** Without what only a stored invite has. */
function plain(outcome: Outcome): unknown {
  const { invite: _invite, ...rest } = outcome
  return outcome.__typename === 'InviteSkipped' ? { ...rest, previous: undefined } : rest
}

function isException({ __typename }: Outcome): boolean {
  return __typename !== 'InviteSent'
}

function uins(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(first + index))
}
