import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { ReadTimeLeft } from '../../support/documents/progress.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { resetEmulators, send } from '../../support/requests/send-invites.ts'
import { toChime, toTencentOrganization } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

// Answers that are held may be held for long on a busy machine.
const gateway = await startTestGateway({ requestTimeoutMs: 90_000 })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

test('a paced batch says how many seconds are left, down to 0', async () => {
  const release = gateway.emulators.TENCENT_ORGANIZATION.hold()
  const { batch } = await send(gateway, {
    targets: [toTencentOrganization(uins(60))],
    waitSeconds: 0,
  })

  const first = await timeLeft(batch.id)
  release()
  const last = await until(async () => {
    const read = await timeLeft(batch.id)
    return read.progress.done === 60 && read
  }, 90_000)

  // 60 calls take 2.8 s; up to 16 of them may be in flight at the first look.
  assert.ok(between(first.progress.estimatedSecondsLeft, 1, 3), JSON.stringify(first))
  assert.equal(last.progress.estimatedSecondsLeft, 0)
})

test('the sends of other batches that leave before it count', async () => {
  const release = gateway.emulators.TENCENT_ORGANIZATION.hold()
  await send(gateway, { targets: [toTencentOrganization(uins(60))], waitSeconds: 0 })
  const { batch } = await send(gateway, {
    targets: [toTencentOrganization(uins(60))],
    waitSeconds: 0,
  })
  const one = await send(gateway, {
    targets: [toTencentOrganization(uins(1))],
    waitSeconds: 0,
  })

  const { progress } = await timeLeft(batch.id)
  const next = await timeLeft(one.batch.id)
  release()

  // The two batches take turns, so over 100 calls leave; a batch of one has its turn at once.
  assert.ok(between(progress.estimatedSecondsLeft, 4, 6), JSON.stringify(progress))
  assert.ok(between(next.progress.estimatedSecondsLeft, 1, 2), JSON.stringify(next))
})

test('a pause counts, and the slowest destination decides', async () => {
  gateway.emulators.CHIME.next({ kind: 'throttle', retryAfterSeconds: 600 })
  const targets = [
    toChime(['paused@example.com'], { accountId: 'madrid' }),
    toTencentOrganization(uins(1)),
  ]
  const { batch } = await send(gateway, { targets, waitSeconds: 0 })

  const { progress, parts } = await until(async () => {
    const read = await timeLeft(batch.id)
    return read.progress.done === 1 && (read.parts.CHIME ?? 0) > 500 && read
  }, 90_000)

  assert.ok(between(progress.estimatedSecondsLeft, 500, 601), JSON.stringify(progress))
  assert.deepEqual(parts, {
    CHIME: progress.estimatedSecondsLeft,
    TENCENT_ORGANIZATION: 0,
  })
})

test('nothing is said about a provider that the gateway is not configured to use', async () => {
  const { database, emulators } = gateway
  const destinations = { TENCENT_ORGANIZATION: new Map([['*', undefined]]) }
  await using other = await startTestGateway({ database, emulators, destinations })
  gateway.emulators.CHIME.latency(1_000)
  const { batch } = await send(gateway, { targets: [toChime(['off@example.com'])], waitSeconds: 0 })

  const configured = await timeLeft(batch.id)
  const { progress } = await timeLeft(batch.id, other)

  assert.equal(configured.progress.estimatedSecondsLeft, 1)
  assert.equal(progress.estimatedSecondsLeft, null)
})

let latestUin = 230_000_000_000

function uins(count: number): string[] {
  const first = latestUin + 1
  latestUin += count
  return Array.from({ length: count }, (_, index) => String(first + index))
}

const between = (seconds: number | null, low: number, high: number) =>
  seconds !== null && seconds >= low && seconds <= high

async function timeLeft(id: string, on: TestGateway = gateway) {
  const { node } = await on.execute(ReadTimeLeft, { id })
  assert.ok(node && 'progress' in node)
  const parts = Object.fromEntries(
    node.targets.map(({ provider, progress }) => [provider.kind, progress.estimatedSecondsLeft]),
  )
  return { progress: node.progress, parts }
}
