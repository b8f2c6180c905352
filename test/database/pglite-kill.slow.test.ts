import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { hold, kept } from './hold.ts'

test('what was kept survives SIGKILL, again and again', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-pglite-'))

  for (const first of [0, 100, 200]) {
    await using holder = await hold(directory)
    for (let n = first; n < first + 50; n += 1) await holder.hold(n)
    // On its way when the process dies: it may be kept or not.
    const lost = holder.hold(-1)
    await holder.kill()
    lost.catch(() => undefined)
  }

  const numbers = (await kept(directory)).filter((n) => n >= 0)
  assert.equal(numbers.length, 150)
  rmSync(directory, { recursive: true })
})
