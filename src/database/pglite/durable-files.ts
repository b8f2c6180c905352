import { constants, fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { syncAhead } from './sync-ahead.ts'

export interface DurableFiles {
  readonly files: NodeFS
  /** How often a file has been synced to disk so far. */
  readonly syncs: () => number
  /** PostgreSQL has recovered: from now on every sync that it asks for is done. */
  readonly recovered?: () => void
}

/**
 * PGlite's files with a real fsync. PGlite ships without one (electric-sql/pglite#1107): its commits
 * survive a killed process but not a power cut. This relies on emscripten internals, so
 * the PGlite version is pinned and `openPglite` proves at every start that a commit is synced.
 */
export function durableFiles(
  directory: string,
  onBroken: (why: string) => void = () => undefined,
): DurableFiles {
  let count = 0
  let isRecovering = true
  const ahead = syncAhead(directory)
  const files = new SyncedFiles(directory, {
    ready: ahead.done,
    sync: (descriptor) => {
      if (isRecovering && ahead.has(descriptor)) return
      fsyncSync(descriptor)
      count += 1
    },
    failed: (path, why) => {
      // PostgreSQL cannot go on without its log: it panics, and PGlite then runs for ever and answers
      // nothing. A table that cannot grow fails its statement only.
      if (/\/(?:pg_wal\/|global\/pg_control)/.test(path)) onBroken(why)
    },
  })
  return {
    files,
    syncs: () => count + ahead.count(),
    recovered: () => {
      isRecovering = false
    },
  }
}

interface FileWatch {
  /** PostgreSQL starts when it resolves. */
  readonly ready: Promise<void>
  readonly sync: (descriptor: number) => void
  /** A write to the file has failed. */
  readonly failed: (path: string, why: string) => void
}

class SyncedFiles extends NodeFS {
  readonly #watch: FileWatch

  constructor(directory: string, watch: FileWatch) {
    super(directory)
    this.#watch = watch
  }

  override async initialSyncFs(): Promise<void> {
    await this.#watch.ready
    await super.initialSyncFs()
  }

  override async init(...[pg, options]: Parameters<NodeFS['init']>) {
    const prepared = await super.init(pg, options)
    const preRun = prepared.emscriptenOpts.preRun ?? []
    return {
      emscriptenOpts: {
        ...prepared.emscriptenOpts,
        preRun: [
          ...preRun,
          (module: { NODEFS: object }) => observe(module.NODEFS as NodeFiles, this.#watch),
        ],
      },
    }
  }
}

interface NodeFiles {
  stream_ops: {
    fsync?: (stream: OpenFile) => number
    write: (stream: OpenFile, ...rest: unknown[]) => number
  }
}

interface OpenFile {
  readonly nfd?: number
  readonly path?: string
  readonly flags?: number
  readonly node: { readonly mode: number }
}

function observe({ stream_ops: operations }: NodeFiles, { sync, failed }: FileWatch): void {
  operations.fsync = (stream) => {
    // Directories have no descriptor here; emscripten opens them without one.
    if (stream.nfd !== undefined && !isHint(stream)) sync(stream.nfd)
    return 0
  }
  const write = operations.write
  operations.write = (stream, ...rest) => {
    try {
      return write(stream, ...rest)
    } catch (error) {
      const isFull = error instanceof Object && 'errno' in error && error.errno === noSpace
      failed(
        stream.path ?? '',
        isFull
          ? 'its disk has no space left: make space and start the gateway again'
          : 'its log could not be written: look at its disk and start the gateway again',
      )
      throw error
    }
  }
}

/**
 * After a crash PostgreSQL opens each file twice: for reading, to have its pages written soon, which here
 * becomes a sync as well; then for writing, which is the sync that counts. It syncs no file through a
 * descriptor for reading, because not every system can do that; only directories.
 */
function isHint({ flags = 0, node: { mode } }: OpenFile): boolean {
  const { O_RDONLY, O_RDWR, O_WRONLY, S_IFMT, S_IFREG } = constants
  return (flags & (O_RDWR | O_WRONLY)) === O_RDONLY && (mode & S_IFMT) === S_IFREG
}

// ENOSPC in emscripten, which has numbers of its own.
const noSpace = 51
