import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Emulators, startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { writeConfiguration } from '../hostile/play/configuration.ts'
import { type Measures, startServe } from '../hostile/play/serve.ts'
import { type Sight, startWitness } from '../hostile/play/witness.ts'

/** A real gateway in a process of its own, which one tenant keeps busy while another one watches. */
export interface Attacked extends AsyncDisposable {
  readonly url: string
  /** The credential of the busy tenant. */
  readonly authorization: string
  readonly emulators: Emulators
  readonly measure: () => Promise<Measures>
  /** What the other tenant saw since it was asked last. */
  readonly saw: () => Promise<Sight>
}

export async function startAttacked(databaseUrl: string | undefined): Promise<Attacked> {
  await using started = new AsyncDisposableStack()
  const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-attacked-'))
  started.defer(() => rmSync(directory, { recursive: true, force: true }))
  const emulators = started.use(await startEmulators())
  const configuration = writeConfiguration(directory, urlsOf(emulators), databaseUrl)
  const serve = started.use(
    await startServe(configuration.environment, join(directory, 'gateway.log')),
  )
  const witness = started.use(await startWitness(serve.url, configuration.other))
  const running = started.move()
  return {
    url: serve.url,
    authorization: configuration.hostile,
    emulators,
    measure: serve.measure,
    saw: witness.saw,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

const idleMs = 5_000

/** What the other tenant sees, and the busiest turn, while nobody else asks for anything. */
export async function idle({ saw, measure }: Attacked): Promise<Observed> {
  await forget({ saw, measure })
  await sleep(idleMs)
  return observe({ saw, measure })
}

export interface Observed {
  /** The longest wait of the other tenant, less what a bare server made it wait at worst. */
  readonly waitMs: number
  /** The longest turn of the event loop, on the processor. */
  readonly turnMs: number
  readonly words: string
}

/** Begins anew: what was seen so far is no part of the next observation. */
export async function forget({ saw, measure }: Pick<Attacked, 'saw' | 'measure'>): Promise<void> {
  await measure()
  // To measure collects all garbage, and who asks meanwhile waits for it.
  await sleep(500)
  await saw()
}

/** The same since the last observation. */
export async function observe({
  saw,
  measure,
}: Pick<Attacked, 'saw' | 'measure'>): Promise<Observed> {
  const { typename, live, bare } = await saw()
  const { busiestTurnMs } = await measure()
  const worst = ({ worst: [first] }: typeof live) => Math.round(first?.ms ?? 0)
  const asked = Math.max(worst(typename), worst(live))
  return {
    waitMs: asked - worst(bare),
    turnMs: busiestTurnMs,
    words: `{ __typename } ${worst(typename)} ms, /health/live ${worst(live)} ms, a bare server ${worst(bare)} ms, busiest turn ${Math.round(busiestTurnMs)} ms`,
  }
}
