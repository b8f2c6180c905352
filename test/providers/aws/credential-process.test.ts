import assert from 'node:assert/strict'
import { exec } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { boundCredentialRequests } from '#providers/aws/bounded-credential-requests.ts'

// As the SDK runs the `credential_process` of a profile.
const run = promisify(exec)
const bounds = { maxProcessMs: 300 }

const hanging = {
  'a process that hangs': 'sleep 20',
  'a process whose child hangs': 'sleep 20; echo {}',
  'a process that left a child behind': 'sleep 20 & echo {}; sleep 20',
  'a process that ignores SIGTERM': "trap '' TERM; while :; do sleep 1; done",
  'a process that talks for ever': 'while :; do echo; sleep 0.1; done',
}

for (const [what, command] of Object.entries(hanging)) {
  test(`${what} is ended, so that the next attempt can start another`, async () => {
    const ended = boundCredentialRequests(() => run(command), bounds)

    await assert.rejects(ended, { signal: 'SIGKILL' })
  })
}

test('a process that ends in time gives its credentials', async () => {
  const { stdout } = await boundCredentialRequests(() => run('echo {}'), bounds)

  assert.equal(stdout, '{}\n')
})

test('other processes are not bounded', async () => {
  const { stdout } = await run('sleep 0.6; echo done')

  assert.equal(stdout, 'done\n')
})
