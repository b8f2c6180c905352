import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { holdPort } from '../../support/ports/hold-port.ts'
import { type GatewayChild, startGatewayChild } from './gateway-child.ts'
import type { GatewaySettings } from './gateway-process.ts'
import { type Freeze, type Kill, killName } from './kills.ts'

/** Keeps a gateway running, kills it as planned, and starts it again at once, or when there is space. */
export interface Supervisor extends AsyncDisposable {
  /** The same over restarts, so that clients find it again. */
  url(): string
  /** An operation begins: what was to happen by then does. */
  begun(operation: number): void
  /** Makes the kills that are left; resolves when the last gateway listens. */
  finish(): Promise<void>
  readonly gaps: readonly Gap[]
  /** Rejects when a gateway ends that nobody killed. */
  readonly failed: Promise<never>
}

/** A time in which the gateway could not do its work. */
export interface Gap {
  readonly name: string
  /** `performance.now()`; equal for a kill. */
  readonly from: number
  readonly to: number
}

export interface SupervisorOptions {
  readonly settings: Omit<GatewaySettings, 'kill' | 'port'>
  readonly kills: readonly Kill[]
  readonly freezes: readonly Freeze[]
  readonly log: string
  /** While the database has no space, a gateway ends by itself. */
  readonly disk?: DiskWatch
}

/** The disk of the database. */
export interface DiskWatch {
  /** Has it no space, or had it none a moment ago? */
  isDiskFull(): boolean
  /** A gateway has ended for it. Resolves when there is space. */
  ended(): Promise<void>
}

interface Life {
  readonly child: GatewayChild
  /** Of the kill that is on its way. */
  strike: 'none' | 'planned' | 'forced'
  listens: boolean
}

export async function superviseGateway(options: SupervisorOptions): Promise<Supervisor> {
  const { settings, kills, log, disk } = options
  const freezes = [...options.freezes].sort((a, b) => a.operation - b.operation)
  const gaps: Gap[] = []
  const changed = new EventTarget()
  const held = await holdPort()
  const { port } = held
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  let life: Life
  let made = 0
  let url = ''
  let latest = 0
  let ending = false
  let endedAtStart = 0

  const start = async (): Promise<void> => {
    const kill = kills[made]
    const step = kill?.kind === 'step' ? { kill } : {}
    const child = startGatewayChild({ ...settings, port, ...step }, log)
    const mine: Life = { child, strike: 'none', listens: false }
    life = mine
    void child.gone.then(({ at, signal, code }) => {
      if (ending) return
      if (code === 1 && disk?.isDiskFull()) {
        gaps.push({ name: 'ended without space', from: at, to: at })
        return disk.ended().then(start)
      }
      // PostgreSQL is being restarted: like a supervisor, we start it again.
      if (code === 1 && url !== '' && !mine.listens && endedAtStart++ < maxEndedAtStart) {
        return sleep(startAgainMs).then(start)
      }
      if (signal !== 'SIGKILL' || kill === undefined) {
        return failed.reject(new Error(`the gateway ended with ${signal ?? code}: see ${log}`))
      }
      made += 1
      const name = mine.strike === 'forced' ? `${killName(kill)}, forced` : killName(kill)
      gaps.push({ name, from: at, to: at })
      return start()
    })
    const listening = await child.listening
    mine.listens = listening !== undefined
    url = listening ?? url
    check()
    changed.dispatchEvent(new Event('change'))
  }

  const check = (): void => {
    const kill = kills[made]
    const { listens, strike } = life
    if (kill !== undefined && listens && strike === 'none') {
      if (kill.kind === 'moment' && latest >= kill.operation) strikeAfter('planned', kill.afterMs)
      else if (latest >= kill.latest) strikeAfter('forced', 0)
    }
    const [next] = freezes
    if (next !== undefined && listens && latest >= next.operation) freeze(next)
  }

  const strikeAfter = (strike: Life['strike'], ms: number): void => {
    const { child } = Object.assign(life, { strike })
    setTimeout(child.kill, ms)
  }

  const freeze = ({ ms }: Freeze): void => {
    freezes.shift()
    const from = performance.now()
    gaps.push({ name: `frozen for ${ms} ms`, from, to: from + ms })
    life.child.freeze(ms)
  }

  await Promise.race([start(), failed.promise])
  return {
    gaps,
    failed: failed.promise,
    url: () => url,
    begun: (operation) => {
      latest = Math.max(latest, operation)
      check()
    },
    finish: async () => {
      latest = Number.POSITIVE_INFINITY
      check()
      while (made < kills.length || !life.listens) await once(changed, 'change')
    },
    [Symbol.asyncDispose]: async () => {
      ending = true
      life.child.kill()
      await life.child.gone
      held[Symbol.dispose]()
    },
  }
}

const maxEndedAtStart = 50
const startAgainMs = 200
