import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'

const program = new URL('./memory-process.ts', import.meta.url).pathname
const run = promisify(execFile)(process.execPath, ['--max-semi-space-size=16', program])

test('a process that has little to do gives back the memory that it needed before', {
  timeout: 180_000,
}, async () => {
  const { most, last } = JSON.parse((await run).stdout)

  assert.ok(last < most / 2, `${most} MB, then ${last} MB`)
})

test('what it makes all the time, however little, does not make its young generation large', {
  timeout: 180_000,
}, async () => {
  const { young } = JSON.parse((await run).stdout)

  assert.ok(young < 4.5, `${young} MB`)
})
