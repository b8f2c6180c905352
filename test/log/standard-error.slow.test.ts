import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { mountSmallDisk, noSmallDisk } from '../database/pglite/small-disk.ts'
import { until } from '../support/until.ts'
import { startWriter } from './start-writer.ts'

const timeout = 60_000
const noScript =
  spawnSync('sh', ['-c', 'command -v script']).status === 0 ? false : 'script is not installed'

for (const [where, line, skip] of [
  ['a pipe', '$WRITER 2>&1 | cat', false],
  ['a terminal', 'script -qec "$WRITER" /dev/null', noScript],
] as const) {
  test(`${where} that nobody reads holds nobody up, and gets whole lines once it is read`, {
    ...{ timeout, skip },
  }, async () => {
    using writer = await startWriter(line, ['ignore', 'pipe', 'inherit'])
    const { lines, slowestMs } = await writer.writeLines()
    assert.ok(slowestMs < 1_000, `a request waited for ${slowestMs} ms`)
    let log = ''
    writer.shell.stdout?.setEncoding('utf8').on('data', (text: string) => {
      log += text
    })
    await until(() => isComplete(log))
    assert.equal(countLines(log), lines)
  })

  test(`a process whose log goes to ${where} that nobody reads can end`, {
    ...{ timeout, skip },
  }, async () => {
    using writer = await startWriter(line, ['ignore', 'pipe', 'inherit'])
    await writer.writeLines()
    await writer.end()
  })
}

test('a log on a full disk holds nobody up, and gets whole lines once there is space', {
  timeout,
}, async (context) => {
  using disk = mountSmallDisk(16)
  if (disk === undefined) return context.skip(noSmallDisk)
  const path = join(disk.directory, 'log')
  using writer = await startLoggingTo(path)
  await disk.fill(100_000)
  const { lines, slowestMs } = await writer.writeLines()
  assert.ok(slowestMs < 1_000, `a request waited for ${slowestMs} ms`)
  await disk.free()
  const log = await until(() => {
    const text = readFileSync(path, 'utf8')
    return isComplete(text) && text
  })
  assert.equal(countLines(log), lines)
})

test('a process whose log is on a full disk can end', { timeout }, async () => {
  using writer = await startLoggingTo('/dev/full')
  await writer.writeLines()
  await writer.end()
})

test('a process whose log had a reader that is gone goes on, and can end', {
  timeout,
}, async () => {
  using writer = await startWriter('$WRITER 2>&1 | true', 'ignore')
  const { slowestMs } = await writer.writeLines()
  assert.ok(slowestMs < 1_000, `a request waited for ${slowestMs} ms`)
  await writer.end()
})

async function startLoggingTo(path: string) {
  const log = openSync(path, 'a')
  try {
    return await startWriter('exec $WRITER', ['ignore', 'ignore', log])
  } finally {
    closeSync(log)
  }
}

const lastLine = 'lines were dropped: the log took no more'
const isComplete = (log: string) => log.includes(lastLine) && log.endsWith('\n')

/** Those that were written, and those that were dropped. Throws if one is not whole. */
function countLines(log: string): number {
  const lines = log.trimEnd().split('\n')
  return lines.reduce((count, line) => {
    const { msg, lines: dropped } = JSON.parse(line)
    if (msg === 'hello') return count + 1
    assert.equal(msg, lastLine)
    assert.ok(dropped > 0)
    return count + dropped
  }, 0)
}
