import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { watchAvailability } from '#database/availability.ts'
import { DatabaseUnavailable, troubleOf } from '#database/unavailable.ts'
import { until } from '../support/until.ts'

const coded = (code: string) => Object.assign(new Error('from the driver'), { code })

for (const [what, error, expected] of [
  ['a refused connection', coded('ECONNREFUSED'), 'no-connection'],
  ['a connection that was reset', coded('ECONNRESET'), 'no-connection'],
  ['a name that is not known', coded('ENOTFOUND'), 'no-connection'],
  ['a server that stops', coded('57P01'), 'no-connection'],
  ['a server that starts', coded('57P03'), 'no-connection'],
  ['a connection that was idle for too long', coded('57P05'), 'no-connection'],
  ['too many connections', coded('53300'), 'no-connection'],
  ['a lost connection', new Error('Connection terminated unexpectedly'), 'no-connection'],
  ['no answer in time', new Error('Query read timeout'), 'no-connection'],
  ['a read-only database', coded('25006'), 'no-service'],
  ['a full disk', coded('53100'), 'no-service'],
  ['a lock that was not got in time', coded('55P03'), 'no-service'],
  ['a statement that took too long', coded('57014'), 'no-service'],
  ['a transaction that took too long', coded('25P04'), 'no-service'],
  ['a syntax error', coded('42601'), undefined],
  ['a broken rule', coded('23505'), undefined],
  ['a deadlock', coded('40P01'), undefined],
  ['a bug', new TypeError('x is not a function'), undefined],
  ['no error', undefined, undefined],
] as const) {
  test(`${what} is ${expected ?? 'a fault of the gateway'}`, () => {
    assert.equal(troubleOf(error), expected)
  })
}

test('while the server does not answer, work is refused at once; then it is done again', async () => {
  let isThere = false
  let pings = 0
  const { run } = watchAvailability({
    ping: async () => {
      pings += 1
      if (!isThere) throw coded('ECONNREFUSED')
    },
  })

  await assert.rejects(
    run(() => Promise.reject(coded('ECONNREFUSED'))),
    DatabaseUnavailable,
  )
  await until(() => pings > 1, 10_000)
  await assert.rejects(
    run(() => assert.fail('it was done')),
    DatabaseUnavailable,
  )
  isThere = true
  const answer = await until(() => run(async () => 'done').catch(() => undefined), 10_000)

  assert.equal(answer, 'done')
})

test('one lost connection refuses nobody else, and a fault passes unchanged', async () => {
  const { run } = watchAvailability({ ping: async () => undefined })
  const fault = coded('42601')

  await assert.rejects(
    run(() => Promise.reject(coded('57P01'))),
    DatabaseUnavailable,
  )
  assert.equal(await run(async () => 'done'), 'done')
  await assert.rejects(
    run(() => Promise.reject(fault)),
    fault,
  )
})

test('where nothing answers any more, work under way is given up, and comes back', async () => {
  const hole = Promise.withResolvers<never>()
  const stuck = Promise.withResolvers<never>()
  let isThere = false
  let backs = 0
  const { run } = watchAvailability({
    ping: () => (isThere ? Promise.resolve() : hole.promise),
    onAway: () => stuck.reject(new Error('Connection terminated: it was given up')),
    onBack: () => {
      backs += 1
    },
  })

  await assert.rejects(
    run(() => stuck.promise),
    DatabaseUnavailable,
  )
  await assert.rejects(
    run(() => assert.fail('it was done')),
    DatabaseUnavailable,
  )
  isThere = true
  const answer = await until(() => run(async () => 'done').catch(() => undefined), 10_000)

  assert.deepEqual([answer, backs], ['done', 1])
})

test('work that takes long goes on where the server answers, or has no connection left', async () => {
  for (const ping of [async () => undefined, () => Promise.reject(coded('53300'))]) {
    let pings = 0
    const { run } = watchAvailability({
      ping: () => {
        pings += 1
        return ping()
      },
      onAway: () => assert.fail('it was given up'),
    })

    const answer = await run(async () => {
      await until(() => pings > 0)
      return 'done'
    })

    assert.equal(answer, 'done')
  }
})

test('while others are answered, a server that takes no new connection is not away', async () => {
  let pings = 0
  const { run } = watchAvailability({
    ping: async () => {
      await sleep(50)
      pings += 1
      throw coded('ETIMEDOUT')
    },
    onAway: () => assert.fail('it was given up'),
  })
  const others = (async () => {
    while (pings < 3) await run(() => sleep(1))
  })()

  const slow = await run(async () => {
    await until(() => pings > 2, 20_000)
    return 'done'
  })
  await others

  assert.equal(slow, 'done')
})
