import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, resetEmulators, send, sentBy } from '../../support/requests/send-invites.ts'
import { addresses, toChime, toRepostPrivate, toWickr } from '../../support/requests/targets.ts'

const gateway = await startTestGateway({ requestTimeoutMs: 30_000 })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))
const { CHIME: chime, REPOST_PRIVATE: repostPrivate, WICKR: wickr } = gateway.emulators

// A known culprit leaves alone, so each test has culprits of its own.
const toWickrUsers = (people: readonly string[]) => toWickr(people)
const accessor = (n: number) => `40000001-0000-4000-8000-${`${n}`.padStart(12, '0')}`
const refused = (n: number) => `refused+${n}@example.com`
const barred = (n: number) => `barred+${n}@example.com`

for (const [name, target, emulator, culprit] of [
  ['Chime', toChime, chime, refused],
  ['Wickr', toWickrUsers, wickr, barred],
] as const) {
  for (const place of [0, 20, 49]) {
    test(`${name}: one culprit among fifty, at place ${place}, costs at most 12 more calls`, async () => {
      const innocents = addresses(`fifty-${place}-`, 49)

      const { results } = await send(gateway, {
        targets: [target(innocents.toSpliced(place, 0, culprit(place)))],
        waitSeconds: 60,
      })

      const failed = results.filter(({ __typename }) => __typename === 'InviteFailed')
      assert.deepEqual(
        failed.map(({ recipient }) => recipient.value),
        [culprit(place)],
      )
      assert.deepEqual(sentBy(emulator).sort(), innocents.sort())
      assert.equal(emulator.requests[0]?.recipients.length, 50)
      assert.ok(emulator.requests.length <= 13, `${emulator.requests.length} calls`)
    })
  }
}

test('one culprit among a thousand costs at most 20 more calls', async () => {
  const innocents = Array.from({ length: 999 }, (_, n) => `thousand-${n}`)

  const { results } = await send(gateway, {
    targets: [toRepostPrivate([...innocents.slice(0, 617), accessor(0), ...innocents.slice(617)])],
    waitSeconds: 60,
  })

  const failed = results.filter(({ __typename }) => __typename === 'InviteFailed')
  assert.deepEqual(
    failed.map(({ recipient }) => recipient.value),
    [accessor(0)],
  )
  assert.deepEqual(sentBy(repostPrivate).sort(), innocents.sort())
  assert.ok(repostPrivate.requests.length <= 21, `${repostPrivate.requests.length} calls`)
})

test('re:Post: nothing but culprits cost at most two calls a recipient, and each fails alone', async () => {
  const culprits = Array.from({ length: 50 }, (_, n) => accessor(100 + n))

  const { results } = await send(gateway, {
    targets: [toRepostPrivate(culprits)],
    waitSeconds: 60,
  })

  const { requests } = repostPrivate
  const alone = requests.filter(({ recipients }) => recipients.length === 1)
  assert.deepEqual(new Set(kindsOf(results)), new Set(['InviteFailed']))
  assert.equal(requests[0]?.recipients.length, 50)
  assert.ok(requests.length <= 1 + 2 * 50, `${requests.length} calls`)
  assert.deepEqual(alone.flatMap(({ recipients }) => recipients).sort(), culprits)
})

for (const [name, target, emulator, culprit] of [
  ['Chime', toChime, chime, refused],
  ['Wickr', toWickrUsers, wickr, barred],
] as const) {
  test(`${name}: 25 culprits among 25 others cost at most two calls a recipient`, async () => {
    const culprits = Array.from({ length: 25 }, (_, n) => culprit(100 + n))
    const innocents = addresses('between', 25)
    const people = innocents.flatMap((innocent, n) => [innocent, culprit(100 + n)])

    const { results } = await send(gateway, { targets: [target(people)], waitSeconds: 60 })

    const failed = results.filter(({ __typename }) => __typename === 'InviteFailed')
    assert.deepEqual(failed.map(({ recipient }) => recipient.value).sort(), culprits.sort())
    assert.deepEqual(sentBy(emulator).sort(), innocents.sort())
    assert.ok(emulator.requests.length <= 1 + 2 * 50, `${emulator.requests.length} calls`)
  })

  test(`${name}: of nothing but culprits eight are asked alone, and prove it for the rest`, async () => {
    const culprits = Array.from({ length: 50 }, (_, n) => culprit(200 + n))

    const { results } = await send(gateway, { targets: [target(culprits)], waitSeconds: 60 })

    const alone = emulator.requests.filter(({ recipients }) => recipients.length === 1)
    assert.deepEqual(new Set(kindsOf(results)), new Set(['InviteFailed']))
    assert.equal(alone.length, 8)
    assert.ok(emulator.requests.length <= 30, `${emulator.requests.length} calls`)
  })
}

test('eight bad addresses at the head of a call do not blame the account for the rest', async () => {
  const bad = Array.from({ length: 8 }, (_, n) => `refused+${300 + n}@example.com`)
  const good = addresses('behind-the-bad', 42)

  const { results } = await send(gateway, {
    targets: [toChime([...bad, ...good])],
    waitSeconds: 60,
  })

  assert.deepEqual(sentBy(chime).sort(), good.sort())
  assert.equal(results.filter(({ __typename }) => __typename === 'InviteFailed').length, 8)
})
