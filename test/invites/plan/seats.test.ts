import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { InviteTargetInput } from '../../gql/graphql.ts'
import { PlanInvites } from '../../support/documents/plan.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { send } from '../../support/requests/send-invites.ts'
import { addresses, toChime, toWickr } from '../../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
const { WICKR: wickr } = gateway.emulators
beforeEach(() => wickr.reset())

async function planOf(...targets: readonly InviteTargetInput[]) {
  const { planInvites } = await gateway.execute(PlanInvites, { input: { targets: [...targets] } })
  assert.ok(planInvites.__typename === 'InvitePlan')
  const { freeSeats, warnings } = planInvites
  return {
    seats: freeSeats.map(({ destination: { externalId }, needed, left, unread }) => [
      ...[externalId, needed, left, unread?.problem],
    ]),
    warnings: warnings.filter(({ code }) => code === 'NOT_ENOUGH_SEATS'),
  }
}

test('a plan says how many seats are left and needed, where they are counted', async () => {
  const plan = await planOf(
    toWickr(['ada@example.com', 'bob@example.com', 'no address@'], '31415926'),
    toChime(['ada@example.com']),
  )

  assert.deepEqual(plan, { seats: [['31415926', 2, 49_996, undefined]], warnings: [] })
})

test('more recipients than seats are warned of', async () => {
  const { seats, warnings } = await planOf(toWickr(addresses('full', 3), '40000000'))

  assert.deepEqual(seats, [['40000000', 3, 0, undefined]])
  assert.equal(warnings.length, 1)
  assert.deepEqual([warnings[0]?.recipients, warnings[0]?.limit], [3, 0])
  assert.match(warnings[0]?.message ?? '', /^0 seats are left at .+, and 3 are needed\./)
})

test('what cannot be read is not known, and no reason against sending', async () => {
  const { seats, warnings } = await planOf(toWickr(addresses('unread', 1), '40400000'))

  assert.deepEqual(seats, [['40400000', 1, null, 'REFUSED']])
  assert.deepEqual(warnings, [])
})

test('nobody who was invited before needs a seat', async () => {
  const target = toWickr(['again@example.com'], '27182818')
  await send(gateway, { targets: [target] })

  assert.deepEqual((await planOf(target)).seats, [])
})

test('pieces of one destination are one reading', async () => {
  await planOf(toWickr(['one@example.com'], '12121212'), toWickr(['two@example.com'], '12121212'))
  const { seats } = await planOf(toWickr(['three@example.com'], '12121212'))

  assert.deepEqual(seats, [['12121212', 1, 49_996, undefined]])
  assert.deepEqual(
    wickr.requests.map(({ operation }) => operation),
    ['GetUsersCount'],
  )
})
