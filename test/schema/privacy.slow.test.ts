import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'

test('whatever goes wrong, no log line has an address, a name, a text, a key or an invite code', async () => {
  const path = new URL('../support/unlucky-gateway.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'pipe'] })

  const [out, log] = await Promise.all([text(child.stdout), text(child.stderr)])

  const { secrets, codes, outcomes } = JSON.parse(out) as Report
  const lines = log.split('\n').filter((line) => line !== '')
  const messages = new Set(lines.map((line) => (JSON.parse(line) as { msg: string }).msg))
  for (const message of expected) assert.ok(messages.has(message), `nothing logged: ${message}`)
  assert.ok(codes.length > 5 && secrets.length > 50)
  for (const kind of ['InviteSent', 'InviteFailed', 'InviteUnconfirmed', 'INTERNAL_SERVER_ERROR']) {
    assert.ok(JSON.stringify(outcomes).includes(kind), `nothing came to ${kind}`)
  }
  for (const secret of [...secrets, ...codes]) {
    const line = lines.find((line) => line.toLowerCase().includes(secret.toLowerCase()))
    assert.equal(line, undefined, `${secret} was logged`)
  }
  const answers = JSON.stringify(outcomes)
  for (const code of codes) assert.ok(!answers.includes(code), 'an invite code was answered')
})

/** Without these the silence above would prove nothing. */
const expected = [
  'a request failed',
  'the lanes could not be read; trying again',
  'an answer could not be recorded yet',
]

interface Report {
  readonly secrets: readonly string[]
  readonly codes: readonly string[]
  readonly outcomes: unknown
}
