import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Loads modules one after the other until it is enough. Loading one holds up the event loop; what came
 * meanwhile has its turn in between. A module that cannot be loaded fails whoever imports it, not this.
 */
export async function loadInTurns(
  loads: readonly (() => Promise<unknown>)[],
  isEnough: () => boolean = () => false,
): Promise<void> {
  for (const load of loads) {
    await nextTurn()
    // What a thread or a socket has said is acted on one turn after it was read.
    await nextTurn()
    if (isEnough()) return
    await load().catch(() => undefined)
  }
}
