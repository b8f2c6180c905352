import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCrowd, isCulprit } from '../truth/day/recipients.ts'
import { createFaults, type Played } from './faults.ts'
import { type LogLine, tallyFaults } from './log.ts'
import { planSoak } from './plan.ts'
import { failuresOf, reportText, type SoakReport } from './report.ts'
import { faultKinds } from './weather.ts'

const held = { heapMb: 60, rssMb: 220, openFiles: 30, connections: 3 }
const good: SoakReport = {
  ...{ seed: 1, minutes: 60, database: 'PostgreSQL', requests: 3_000, recipients: 60_000 },
  ...{ waiting: 0, start: held, end: held, findings: [], addresses: 0, exitStatus: 0 },
  faults: [{ kind: 'reset', played: 60, named: 60 }],
}

const rows: readonly [what: string, changed: Partial<SoakReport>, failure: RegExp | undefined][] = [
  ['nothing is wrong', {}, undefined],
  ['a little more is held', { end: { ...held, heapMb: 66, rssMb: 270, openFiles: 33 } }, undefined],
  ['a batch waits', { waiting: 1 }, /^1 batches still wait$/],
  ['the heap has grown', { end: { ...held, heapMb: 80 } }, /^the heap grew to 1\.33$/],
  ['the memory has grown', { end: { ...held, rssMb: 330 } }, /^the memory grew to 1\.50$/],
  ['connections are left', { end: { ...held, connections: 15 } }, /^15 connections .* 3 at/],
  ['files are left open', { end: { ...held, openFiles: 90 } }, /^90 open files, 30 at/],
  [
    'a fault is not in the log',
    { faults: [{ kind: 'reset', played: 60, named: 59 }] },
    /^the log names 59 of 60: reset$/,
  ],
  [
    'a fault was never met',
    { faults: [{ kind: 'stall', played: 0, named: 0 }] },
    /^no call met: stall$/,
  ],
  [
    'somebody was invited twice',
    { findings: [{ verdict: 'duplicate', about: 'ada' }] },
    /^1 duplicate: ada$/,
  ],
  ['an address is in the log', { addresses: 1 }, /^1 lines of the log hold an e-mail address$/],
  ['the gateway did not stop', { exitStatus: null }, /^the gateway ended with null$/],
]
for (const [what, changed, failure] of rows) {
  test(`when ${what}, the report ${failure === undefined ? 'says that all holds' : 'fails'}`, () => {
    const report = { ...good, ...changed }
    const [found, ...others] = failuresOf(report)

    assert.deepEqual(others, [])
    if (failure === undefined) assert.equal(found, undefined)
    else assert.match(found ?? '', failure)
    assert.equal(/^ {2}all holds$/m.test(reportText(report)), failure === undefined)
  })
}

const reset: Played = { kind: 'reset', emulator: 'CHIME', from: 1_000, to: 1_000 }
const stall: Played = { kind: 'stall', emulator: 'CHIME', from: 2_000, to: 2_000 }
const restart: Played = { kind: 'database restart', from: 100_000, to: 101_000 }
const line = (msg: string, fields: Partial<LogLine> = {}): LogLine => ({
  ...{ msg, at: 1_000, lane: 'CHIME/a', ...fields },
})
const noAnswer = 'a call got no usable answer'
const connectionBroke = 'a database connection broke'

const logs: readonly [
  what: string,
  played: readonly Played[],
  lines: readonly LogLine[],
  named: number,
][] = [
  ['a line for the call', [reset], [line(noAnswer)], 1],
  ['no line', [reset], [], 0],
  ['a line of another upstream', [reset], [line(noAnswer, { lane: 'WICKR/a' })], 0],
  ['a line about something else', [reset], [line('a call was throttled')], 0],
  [
    'a line and a count for the others',
    [reset, reset, reset],
    [line(noAnswer), line(`${noAnswer}, again`, { times: 2, codes: {} })],
    3,
  ],
  ['a line for one of two that look the same', [stall, reset], [line(noAnswer)], 0],
  ['lines for both that look the same', [stall, reset], [line(noAnswer), line(noAnswer)], 1],
  [
    'a refusal whose body was cut',
    [reset],
    [line('a call was refused, again', { times: 4, codes: { HTTP_400: 1, NotFound: 3 } })],
    1,
  ],
  ['refusals of another kind', [reset], [line('a call was refused', { code: 'NotFound' })], 0],
  ['a line of its own time', [restart], [line(connectionBroke, { at: 100_500 })], 1],
  ['a line of another time', [restart], [line(connectionBroke, { at: 1_000 })], 0],
]
for (const [what, played, lines, named] of logs) {
  test(`with ${what}, the log names ${named} of the faults`, () => {
    const kind = played.at(-1)?.kind ?? 'reset'

    const [tally] = tallyFaults([kind], played, lines)

    assert.equal(tally?.named, named)
  })
}

test('every minute has one fault of each kind, and each upstream a call that meets it', () => {
  const options = { seed: 3, warmUpMinutes: 1, minutes: 7, requestsPerMinute: 20 }
  const { weather, work } = planSoak({ ...options, onServer: true })
  const minutes = Map.groupBy(weather, ({ at }) => Math.floor(at / 60_000))

  assert.equal(minutes.size, 8)
  for (const events of minutes.values()) {
    assert.deepEqual(events.map(({ kind }) => kind).sort(), [...faultKinds].sort())
  }
  const victims = weather.filter(({ emulator }) => emulator !== undefined)
  assert.equal(work.length, 8 * 20 + victims.length)
  assert.equal(new Set(work.map(({ index }) => index)).size, work.length)
  assert.deepEqual(
    work.map(({ at }) => at),
    work.map(({ at }) => at).sort((a, b) => a - b),
  )
})

test('without a server the database does not restart', () => {
  const options = { seed: 3, warmUpMinutes: 1, minutes: 1, requestsPerMinute: 20 }
  const { weather } = planSoak({ ...options, onServer: false })

  assert.ok(weather.every(({ kind }) => kind !== 'database restart'))
})

test('a short answer waits for a call that is answered, as one with a culprit is not', async () => {
  const faults = createFaults(() => assert.fail('no fault that lasts is played'))
  const fault = { kind: 'short', leaveOut: 1 } as const
  const event = { at: 0, kind: 'short answer', emulator: 'WICKR', fault } as const
  await faults.play([event], performance.now())
  const call = (recipients: readonly string[]) =>
    faults.faultOf('WICKR', 0, {
      ...{ at: 0, operation: 'BatchCreateUser', destinationId: '31000001', recipients },
      ...{ requestId: 'a', headers: {} },
    })
  const crowd = createCrowd(0)
  const { value } = crowd.culprit('WICKR', '31000001')

  assert.equal(call([value, 'ada@example.org']), undefined)
  assert.equal(faults.played.length, 0)
  assert.deepEqual(call(['ada@example.org']), fault)
  assert.equal(faults.played.length, 1)
})

for (const emulator of ['REPOST_PRIVATE', 'CHIME', 'WICKR'] as const) {
  test(`${emulator}: culprits are known by their values, and others are not`, () => {
    const crowd = createCrowd(0)
    for (let count = 0; count < 50; count += 1) {
      assert.ok(isCulprit(crowd.culprit(emulator, 'a').value))
      assert.ok(!isCulprit(crowd.someone(emulator, 'a').value))
    }
  })
}
