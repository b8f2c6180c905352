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
  const end = performance.now() + ms
  for (;;) {
    const fact = await holds()
    if (fact) return fact as Exclude<Fact, false | null | undefined>
    if (performance.now() > end) {
      assert.fail(`after ${ms} ms this did not hold: ${holds} returned ${JSON.stringify(fact)}`)
    }
    await sleep(10)
  }
}
