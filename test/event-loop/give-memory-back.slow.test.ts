import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'

const program = new URL('./memory-process.ts', import.meta.url).pathname

test('a process that has little to do gives back the memory that it needed before', {
  timeout: 120_000,
}, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--max-semi-space-size=16',
    program,
  ])

  const { most, last } = JSON.parse(stdout)
  assert.ok(last < most / 2, `${most} MB, then ${last} MB`)
})
