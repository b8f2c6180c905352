import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { InviteTargetInput } from '../../gql/graphql.ts'
import { PlanInvites } from '../../support/documents/plan.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime, toTencentOrganization, toWickr } from '../../support/requests/targets.ts'

const gateway = await startTestGateway({
  limits: { coolDownSeconds: 300 },
  callers: { ada: { tenant: 'acme' }, eve: { tenant: 'other' } },
})
after(() => gateway[Symbol.asyncDispose]())
const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
const tagged = (name: string, count: number) =>
  Array.from({ length: count }, (_, nth) => `${name}+${nth}@example.com`)

async function planOf(to: TestGateway, ...targets: readonly InviteTargetInput[]) {
  const { planInvites } = await to.execute(PlanInvites, { input: { targets: [...targets] } })
  assert.ok(planInvites.__typename === 'InvitePlan')
  const { warnings, estimatedSeconds, willSend } = planInvites
  const found = warnings.find(({ code }) => code === 'MAILBOX_LIMIT')
  return {
    estimatedSeconds,
    willSend,
    warning: found && { recipients: found.recipients, seconds: found.seconds, limit: found.limit },
  }
}

test('a plan says how many wait for their mailbox, and for how long', async () => {
  const plan = await planOf(ada, toChime([...tagged('plan', 12), 'plan@example.com']))

  // Five leave at once, five after a cool-down, three after two.
  assert.deepEqual(plan.warning, { recipients: 8, seconds: 600, limit: 5 })
  assert.ok(plan.estimatedSeconds > 600 && plan.estimatedSeconds < 601, `${plan.estimatedSeconds}`)
  assert.equal(plan.willSend, 13)
})

test('one address at more destinations than a mailbox is invited to', async () => {
  const targets = Array.from({ length: 22 }, (_, nth) =>
    toChime(['everywhere@example.com'], { accountId: `e${nth}` }),
  )

  const plan = await planOf(ada, ...targets)

  assert.deepEqual(plan.warning, { recipients: 2, seconds: 300, limit: 5 })
})

test('what the own tenant has sent counts, and what others have sent does not show', async () => {
  await send(ada, { targets: [toWickr(tagged('before', 5))] })

  const own = await planOf(ada, toWickr(['BEFORE+x@example.com']))
  const others = await planOf(eve, toWickr(['before+x@example.com']))

  assert.equal(own.warning?.recipients, 1)
  assert.ok((own.warning?.seconds ?? 0) > 280 && own.estimatedSeconds > 280)
  assert.equal(others.warning, undefined)
})

test('people, names and numbers that share nothing are not warned of', async () => {
  const plan = await planOf(
    ada,
    toChime(Array.from({ length: 40 }, (_, nth) => `person${nth}@example.com`)),
    toWickr(Array.from({ length: 8 }, (_, nth) => `agent+${nth}`)),
    toTencentOrganization(['100000000801', '100000000802']),
  )

  assert.equal(plan.warning, undefined)
})
