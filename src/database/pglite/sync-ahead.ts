import { closeSync, existsSync, fstatSync, fsync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const sync = promisify(fsync)

/** The files that were synced to disk before PostgreSQL asked for it. */
export interface SyncedAhead {
  /** Resolves when all files are synced. Rejects when one could not be. */
  readonly done: Promise<void>
  readonly count: () => number
  /** Is this file synced, and as it was then? */
  has(descriptor: number): boolean
}

/**
 * Syncs the files of a database that was killed, many at a time. PostgreSQL does it one after the other
 * before it recovers, and each asks the disk to write all that it has: together they ask it seldom.
 */
export function syncAhead(directory: string): SyncedAhead {
  const synced = new Map<string, bigint>()
  const syncAll = async () => {
    // PostgreSQL removes it when it stops, and then has synced what it wrote.
    if (!existsSync(join(directory, 'postmaster.pid'))) return
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
    const paths = entries.filter((entry) => entry.isFile()).map(pathOf)
    for (let at = 0; at < paths.length; at += maxOpen) {
      await syncEach(paths.slice(at, at + maxOpen), synced)
    }
  }
  const done = syncAll()
  // Whoever awaits it hears of a failure; that may be later.
  done.catch(() => undefined)
  return {
    done,
    count: () => synced.size,
    has: (descriptor) => {
      if (synced.size === 0) return false
      const { file, changedNs } = versionOf(descriptor)
      return synced.get(file) === changedNs
    },
  }
}

const pathOf = (entry: { parentPath: string; name: string }) => join(entry.parentPath, entry.name)

async function syncEach(paths: readonly string[], synced: Map<string, bigint>): Promise<void> {
  const descriptors = paths.flatMap((path) => openToSync(path) ?? [])
  const versions = descriptors.map(versionOf)
  const syncs = descriptors.map((descriptor) => sync(descriptor))
  await Promise.allSettled(syncs)
  for (const descriptor of descriptors) closeSync(descriptor)
  // A failure must be heard of here: a file that is opened later does not show it any more.
  await Promise.all(syncs)
  for (const { file, changedNs, mayRepeat } of versions) {
    if (!mayRepeat) synced.set(file, changedNs)
  }
}

/** Undefined: it is left to PostgreSQL, which says what is wrong with it. */
function openToSync(path: string): number | undefined {
  try {
    return openSync(path, 'r+')
  } catch {
    return undefined
  }
}

/** Every write and every change of a file's length gives it a later time of change. */
function versionOf(descriptor: number) {
  const { dev, ino, ctimeNs } = fstatSync(descriptor, { bigint: true })
  const ageNs = BigInt(Date.now()) * 1_000_000n - ctimeNs
  const mayRepeat = ageNs < maxTickNs || ctimeNs % 1_000_000_000n === 0n
  return { file: `${dev}:${ino}`, changedNs: ctimeNs, mayRepeat }
}

// Far below the 1,024 files that some systems allow a process.
const maxOpen = 128
// Longer than a clock of files stands still: 10 ms, or a second where it knows only whole ones.
const maxTickNs = 100_000_000n
