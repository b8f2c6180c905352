import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits for a fact: calls `holds` again and again until it returns something truthy, and returns that.
 *
 * Fails after `ms`, with the source of `holds` and what it returned last. The default is far more than
 * a fact takes on an idle machine: a busy one makes a test slower, never wrong.
 */
export async function until<Fact>(
  holds: () => Fact | Promise<Fact>,
  ms = 30_000,
): Promise<Exclude<Fact, false | null | undefined>> {
  const start = performance.now()
  for (;;) {
    const fact = await holds()
    if (fact) return fact as Exclude<Fact, false | null | undefined>
    const waited = performance.now() - start
    if (waited > ms) {
      assert.fail(`after ${ms} ms this did not hold: ${holds} returned ${JSON.stringify(fact)}`)
    }
    // What takes long is looked at less often: to look may cost as much as what is waited for.
    await sleep(Math.min(10 + waited / 20, 200))
  }
}
