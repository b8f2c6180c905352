import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPermits, type Permit, waitForPermit } from '#dispatch/permits/permits.ts'

const ignore = () => undefined

test('there are no more permits than were made', () => {
  const permits = createPermits(3)

  const acquired = ['a', 'b', 'c', 'd'].map((lane) => permits.acquire(lane, ignore))

  assert.deepEqual(acquired.map(Boolean), [true, true, true, false])
})

test('a lane that waits is notified in its turn, and nobody overtakes it', () => {
  const permits = createPermits(2)
  const notified: string[] = []
  const acquire = (lane: string) => permits.acquire(lane, () => notified.push(lane))
  const [first, second] = [acquire('a'), acquire('b')]

  acquire('c')
  acquire('d')
  first?.release()
  const overtaking = acquire('e')
  const [third, tooEarly] = [acquire('c'), acquire('d')]
  second?.release()

  assert.deepEqual(notified, ['c', 'd'])
  assert.deepEqual([overtaking, third, tooEarly].map(Boolean), [false, true, false])
  assert.ok(acquire('d'))
})

test('a lane takes no more than it leaves to the others', () => {
  const permits = createPermits(8)
  const acquireAll = (lane: string) => {
    const acquired: Permit[] = []
    for (
      let permit = permits.acquire(lane, ignore);
      permit;
      permit = permits.acquire(lane, ignore)
    ) {
      acquired.push(permit)
    }
    permits.leave(lane)
    return acquired.length
  }

  assert.deepEqual(['a', 'b', 'c', 'd', 'e'].map(acquireAll), [4, 2, 1, 1, 0])
})

test('a lane that leaves passes its turn on', () => {
  const permits = createPermits(1)
  const notified: string[] = []
  const permit = permits.acquire('a', ignore)
  permits.acquire('b', () => notified.push('b'))
  permits.acquire('c', () => notified.push('c'))
  permit?.release()

  permits.leave('b')

  assert.deepEqual(notified, ['b', 'c'])
  assert.ok(permits.acquire('c', ignore))
})

test('a permit is given back once', () => {
  const permits = createPermits(1)
  const permit = permits.acquire('a', ignore)

  permit?.release()
  permit?.[Symbol.dispose]()

  assert.ok(permits.acquire('b', ignore))
  assert.equal(permits.acquire('c', ignore), undefined)
})

test('requests wait for a permit in the order of asking', async () => {
  const permits = createPermits(1)
  const order: number[] = []
  const request = async (number: number) => {
    using _permit = await waitForPermit(permits)
    order.push(number)
  }

  await Promise.all([1, 2, 3, 4].map(request))

  assert.deepEqual(order, [1, 2, 3, 4])
})
