import assert from 'node:assert/strict'
import { exec } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { boundCredentialRequests } from '#providers/connections/bounded-credential-requests.ts'
import { until } from '../../support/until.ts'

// As the SDK runs the `credential_process` of a profile.
const run = promisify(exec)
const bounds = { maxProcessMs: 300 }
const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-process-'))
after(() => rmSync(directory, { recursive: true }))

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

const leavesBehind = {
  'the program that its shell runs': (program: string) => `${program}; true`,
  'a grandchild': (program: string) => `sh -c "${program}; true"; true`,
  'a program that ignores SIGTERM': (program: string) => `trap '' TERM; ${program}; true`,
  'a program that it left behind, and that holds its output': (program: string) => `${program} &`,
}

for (const [what, commandOf] of Object.entries(leavesBehind)) {
  test(`${what} ends with it`, async () => {
    const file = join(directory, randomUUID())
    const command = commandOf(`sh -c 'echo $$ >${file}; exec sleep 60'`)

    await boundCredentialRequests(() => run(command), bounds).catch(() => undefined)

    const pid = Number(readFileSync(file, 'utf8'))
    await until(() => !isRunning(pid))
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

/** One that has ended stays in the table of processes until its new parent looks. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}
