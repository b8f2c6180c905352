import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { test } from 'node:test'

const timeout = 60_000

test('a log that nobody reads holds nobody up, and says later how many lines were lost', {
  timeout,
}, async () => {
  const { child, say } = start()
  const { maxMs, lines } = await say('write')
  assert.ok(maxMs < 1_000, `the event loop stood still for ${maxMs} ms`)

  const reading = createInterface(child.stderr as NodeJS.ReadableStream)
  let read = 0
  for await (const line of reading) {
    const { msg, lines: dropped } = JSON.parse(line)
    if (msg === 'hello') read++
    else {
      assert.equal(msg, 'lines were dropped: the log took no more')
      assert.ok(dropped > 0)
      assert.equal(read + dropped, lines)
      break
    }
  }
  child.kill('SIGKILL')
})

test('a process whose log nobody reads can end', { timeout }, async () => {
  const { child, say } = start()
  await say('write')
  const exit = once(child, 'exit')
  child.send('exit')
  assert.deepEqual(await exit, [0, null])
})

test('the last words before an exit are written', { timeout }, async () => {
  const { child } = start()
  child.send('exit')
  const [line] = await once(createInterface(child.stderr as NodeJS.ReadableStream), 'line')
  assert.equal(JSON.parse(line).msg, 'last words')
})

interface Written {
  readonly lines: number
  readonly maxMs: number
}

/** A process that writes 20 MB of lines when told to, and says how long its event loop stood still. */
function start() {
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const say = async (what: string): Promise<Written> => {
    child.send(what)
    const [answer] = await once(child, 'message')
    return answer
  }
  return { child, say }
}

const program = `
  import { monitorEventLoopDelay } from 'node:perf_hooks'
  import { setImmediate } from 'node:timers/promises'
  import { createLogger } from '../src/logger.ts'
  const logger = createLogger()
  const delay = monitorEventLoopDelay({ resolution: 1 })
  process.on('message', async (what) => {
    if (what === 'exit') {
      logger.error({}, 'last words')
      process.exit(0)
    }
    delay.enable()
    const padding = 'x'.repeat(300)
    let lines = 0
    for (; lines < 50_000; lines++) {
      logger.info({ padding }, 'hello')
      if (lines % 100 === 0) await setImmediate()
    }
    process.send({ lines, maxMs: delay.max / 1e6 })
  })
`
