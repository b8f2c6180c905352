import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { readOrder } from '#send-file/order/options.ts'
import { interruptedText } from '#send-file/report/interrupted.ts'
import { progressText, startProgress } from '#send-file/report/progress.ts'
import { createTimeLeft, inWords } from '#send-file/report/time-left.ts'

/** A clock in seconds, and the guess for 20,000 recipients. */
function clocked() {
  let seconds = 0
  const timeLeft = createTimeLeft(20_000, () => seconds * 1_000)
  return {
    at: (second: number, done: number, replayed = 0) => {
      seconds = second
      timeLeft.add(done, replayed)
      return timeLeft.guess()
    },
  }
}

test('there is no guess before something is done', () => {
  const { at } = clocked()

  assert.equal(at(0, 0), undefined)
  assert.equal(at(4, 100), undefined)
  assert.equal(at(20, 1_000), 'about 6 min')
})

test('the guess follows the pace of the last minute', () => {
  const { at } = clocked()
  for (let second = 1; second <= 60; second += 1) at(second, second * 10)

  for (let second = 61; second <= 120; second += 1) at(second, 600 + (second - 60) * 100)

  assert.equal(at(121, 6_700), 'about 2 min')
})

test('what an earlier run had handed over does not count as pace', () => {
  const { at } = clocked()

  assert.equal(at(1, 10_000, 10_000), undefined)
  assert.equal(at(10, 10_000, 10_000), undefined)
  assert.equal(at(21, 10_100, 10_000), 'about 35 min')
})

test('after a long pause there is no guess until it goes on', () => {
  const { at } = clocked()
  at(10, 1_000)

  assert.equal(at(3_600, 1_000), undefined)
  assert.equal(at(3_610, 2_000), 'about 3 min')
})

test('times are in words', () => {
  const words = [0.2, 99, 100, 5_999, 6_000, 40_000].map(inWords)

  assert.deepEqual(words, [
    ...['about 1 s', 'about 99 s', 'about 2 min', 'about 100 min'],
    ...['about 1.7 h', 'about 11.1 h'],
  ])
})

test('a line says what is done, and no time while it waits or when it is done', () => {
  const state = { done: 0, replayed: 0, failed: 0, note: '' }

  assert.equal(progressText(state, 9, undefined), '0 of 9 done, 0 failed')
  assert.equal(
    progressText({ ...state, done: 5 }, 9, 'about 4 s'),
    '5 of 9 done, 0 failed, about 4 s left',
  )
  assert.equal(progressText({ ...state, done: 9 }, 9, 'about 0 s'), '9 of 9 done, 0 failed')
  assert.equal(
    progressText({ ...state, note: 'waiting' }, 9, 'about 4 s'),
    '0 of 9 done, 0 failed (waiting)',
  )
})

for (const [where, isTTY, isPlain] of [
  ['on a terminal that must stay plain', true, true],
  ['outside a terminal', false, false],
] as const) {
  test(`${where}, progress is lines without escape sequences`, () => {
    const { output, texts } = recorder(isTTY)

    const progress = startProgress(9, isPlain, { output, every: timer().every })
    for (let done = 0; done < 9; done += 1) progress.update({ ...started, done })
    progress.stop()

    assert.deepEqual(texts, ['0 of 9 done, 0 failed\n', '8 of 9 done, 0 failed\n'])
  })
}

test('outside a terminal there is one line every ten seconds, and none after the last', () => {
  const { output, texts } = recorder(false)
  const { every, pass } = timer()
  const progress = startProgress(100, false, { output, every })
  const linesAfter = (seconds: number) => {
    const before = texts.length
    pass(seconds)
    return texts.slice(before)
  }

  const first = linesAfter(9)
  progress.update({ ...started, done: 7 })
  const second = linesAfter(1)
  progress.update({ ...started, done: 9, failed: 2, note: 'waiting' })
  const later = linesAfter(30)
  progress.stop()
  const afterwards = linesAfter(60)

  const waiting = '9 of 100 done, 2 failed (waiting)\n'
  assert.deepEqual(first, [])
  assert.equal(second.length, 1)
  assert.match(second[0] ?? '', /^7 of 100 done, 0 failed/)
  assert.deepEqual(later, [waiting, waiting, waiting])
  assert.deepEqual(afterwards, [])
  assert.deepEqual(
    [texts[0], texts.at(-1), texts.length],
    ['0 of 100 done, 0 failed\n', waiting, 6],
  )
})

test('on a terminal, progress is a bar', () => {
  const { output, texts } = recorder(true)

  const progress = startProgress(9, false, { output, every: timer().every })
  progress.update({ ...started, done: 9 })
  progress.stop()

  assert.match(texts.join(''), /█ 9 of 9 done, 0 failed/)
  assert.ok(texts.join('').includes('\u001b['))
})

for (const [environment, isPlain] of [
  [{ TERM: 'dumb' }, true],
  [{ NO_COLOR: '1' }, true],
  [{ TERM: 'xterm', NO_COLOR: '' }, false],
  [{}, false],
] as const) {
  test(`${JSON.stringify(environment)} is ${isPlain ? 'plain' : 'not plain'}`, () => {
    const order = readOrder(['people.csv', '--to=chime:team'], environment)

    assert.equal(order?.isPlain, isPlain)
  })
}

test('the last sentences after Ctrl+C add up to the file', () => {
  const remains = { total: 100, finished: 40, accepted: 20, unanswered: 10 }

  assert.match(
    interruptedText(remains),
    /^Stopped\. 40 of 100 recipients .*; 20 .*; 10 may .*; 30 were not .*same command again.*nothing twice\.$/,
  )
  assert.match(
    interruptedText({ ...remains, accepted: 0, unanswered: 0 }),
    /^Stopped\. 40 of 100 [^;]*; 60 were not/,
  )
  const nothing = { total: 100, finished: 0, accepted: 0, unanswered: 0 }
  for (const one of [nothing, undefined]) {
    assert.equal(interruptedText(one), 'Stopped. Nothing was sent.')
  }
})

const started = { done: 0, replayed: 0, failed: 0, note: '' }

/** A timer whose seconds pass when they are told to. */
function timer() {
  const running = new Map<() => void, number>()
  let seconds = 0
  return {
    every: (ms: number, run: () => void) => {
      running.set(run, ms / 1_000)
      return () => void running.delete(run)
    },
    pass: (more: number) => {
      for (const end = seconds + more; seconds < end; ) {
        seconds += 1
        for (const [run, step] of running) if (seconds % step === 0) run()
      }
    },
  }
}

/** A stream that keeps what is written. */
function recorder(isTTY: boolean) {
  const texts: string[] = []
  const output = Object.assign(new PassThrough(), { isTTY, columns: 80 })
  output.on('data', (text) => texts.push(String(text)))
  return { output: output as unknown as NodeJS.WriteStream, texts }
}
