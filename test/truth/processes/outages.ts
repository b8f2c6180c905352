import { setTimeout as sleep } from 'node:timers/promises'
import type { SmallDisk } from '../../database/pglite/small-disk.ts'
import type { Outage } from '../day/outages.ts'
import type { Absence } from './cut-short.ts'
import type { UpstreamKind } from './faults.ts'
import type { DiskWatch } from './supervisor.ts'

/** Lets the planned outages happen. */
export interface Outages extends DiskWatch {
  /** An operation begins: what was to begin by then does. */
  begun(operation: number): void
  /** Begins those that are left; resolves when all are over. */
  finish(): Promise<void>
  /** Is the database away, or was it a moment ago? */
  isDatabaseAway(): boolean
  /** When the database was away, with the moments after it. */
  readonly absences: readonly Absence[]
  /** What happened, for the report. */
  readonly names: readonly string[]
}

interface Targets {
  disconnect(emulator: UpstreamKind, isOn: boolean): Promise<void>
  rejectCredentials(emulator: UpstreamKind, isOn: boolean): void
  /** Undefined: the database is no server. */
  readonly restartDatabase: (() => Promise<void>) | undefined
  /** Undefined: the database has no disk of its own. */
  readonly disk: Pick<SmallDisk, 'fill' | 'free'> | undefined
}

// Connections that were opened before may still fail, on a busy machine.
const aftermathMs = 5_000
const noticedWithinMs = 60_000

export function createOutages(planned: readonly Outage[], targets: Targets): Outages {
  const waiting = [...planned].sort((a, b) => a.operation - b.operation)
  const running: Promise<void>[] = []
  const names: string[] = []
  const absences: Absence[] = []
  let awayUntil = Number.NEGATIVE_INFINITY
  let fullUntil = Number.NEGATIVE_INFINITY
  let spaceIsBack = Promise.resolve()
  const someEnd = Promise.withResolvers<void>()

  const goAway = async (work: () => Promise<void>): Promise<void> => {
    const from = performance.now()
    awayUntil = Number.POSITIVE_INFINITY
    await work()
    awayUntil = performance.now() + aftermathMs
    absences.push({ from, to: awayUntil })
  }

  const fillDisk = async (disk: NonNullable<Targets['disk']>, ms: number): Promise<void> => {
    const space = Promise.withResolvers<void>()
    spaceIsBack = space.promise
    fullUntil = Number.POSITIVE_INFINITY
    await disk.fill(0)
    // The database writes on where it has space already.
    await Promise.race([someEnd.promise, sleep(noticedWithinMs)])
    await sleep(ms)
    await disk.free()
    fullUntil = performance.now() + aftermathMs
    space.resolve()
  }

  const happen = async (outage: Outage): Promise<void> => {
    const { restartDatabase, disk } = targets
    if (outage.kind === 'restart') {
      if (restartDatabase === undefined) return
      names.push('the database restarted')
      return goAway(restartDatabase)
    }
    if (outage.kind === 'full') {
      if (disk === undefined) return
      names.push(`no space for ${outage.ms} ms`)
      return goAway(() => fillDisk(disk, outage.ms))
    }
    const { kind, emulator, ms } = outage
    names.push(`${emulator} ${kind} for ${ms} ms`)
    const set = kind === 'refused' ? targets.disconnect : targets.rejectCredentials
    await set(emulator, true)
    await sleep(ms)
    await set(emulator, false)
  }

  const begun = (operation: number) => {
    for (let [next] = waiting; next && next.operation <= operation; [next] = waiting) {
      waiting.shift()
      running.push(happen(next))
    }
  }
  return {
    begun,
    finish: async () => {
      begun(Number.POSITIVE_INFINITY)
      await Promise.all(running)
    },
    isDatabaseAway: () => performance.now() < awayUntil,
    isDiskFull: () => performance.now() < fullUntil,
    ended: () => {
      someEnd.resolve()
      return spaceIsBack
    },
    absences,
    names,
  }
}
