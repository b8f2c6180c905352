import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRepeatLog, type Occurrence } from '#dispatch/log/repeat-log.ts'
import { createTestLogger } from '../../support/logger.ts'
import { until } from '../../support/until.ts'

const throttled = (lane: string, code = 'Slow'): Occurrence => ({
  key: `throttled ${lane}`,
  about: { lane },
  details: { code, requestId: '1' },
  level: 'warn',
  message: 'a call was throttled',
  recipients: 3,
  code,
})

const contentOf = ({ lines }: ReturnType<typeof createTestLogger>) =>
  lines.map(({ level, message, fields }) => [level, message, fields])

test('the first of equal occurrences is logged at once, the others as a count', async () => {
  const logger = createTestLogger()
  using log = createRepeatLog(logger, 50)

  const logged = [log.note(throttled('CHIME/a')), log.note(throttled('CHIME/b'))]
  logged.push(log.note(throttled('CHIME/a')), log.note(throttled('CHIME/a', 'Slower')))
  await until(() => logger.lines.length === 3)

  assert.deepEqual(logged, [true, true, false, false])
  assert.deepEqual(contentOf(logger), [
    ['warn', 'a call was throttled', { lane: 'CHIME/a', code: 'Slow', requestId: '1' }],
    ['warn', 'a call was throttled', { lane: 'CHIME/b', code: 'Slow', requestId: '1' }],
    [
      'warn',
      'a call was throttled, again',
      { lane: 'CHIME/a', times: 2, recipients: 6, codes: { Slow: 1, Slower: 1 } },
    ],
  ])
})

test('after a period without any, the next one is a first one', async () => {
  const logger = createTestLogger()
  using log = createRepeatLog(logger, 20)

  log.note(throttled('CHIME/a'))

  assert.ok(await until(() => log.note(throttled('CHIME/b')) || log.note(throttled('CHIME/a'))))
})

test('what is counted when it ends is logged then', () => {
  const logger = createTestLogger()
  const log = createRepeatLog(logger)
  for (let n = 0; n < 30; n += 1) log.note(throttled('CHIME/a', `Code${n}`))

  log[Symbol.dispose]()

  const [, , last] = contentOf(logger).at(-1) ?? []
  const { times, codes } = last as { times: number; codes: Record<string, number> }
  assert.equal(logger.lines.length, 2)
  assert.equal(times, 29)
  // An upstream that invents codes fills no line.
  assert.equal(Object.keys(codes).length, 11)
  assert.equal(codes.other, 19)
})
