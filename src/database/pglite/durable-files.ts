import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

export interface DurableFiles {
  readonly files: NodeFS
  /** How often a file has been synced to disk so far. */
  readonly syncs: () => number
}

/**
 * PGlite's files with a real fsync. PGlite ships without one (electric-sql/pglite#1107): its commits
 * survive a killed process but not a power cut. This relies on emscripten internals, so
 * the PGlite version is pinned and `openPglite` proves at every start that a commit is synced.
 */
export function durableFiles(directory: string): DurableFiles {
  let count = 0
  const files = new SyncedFiles(directory, (descriptor) => {
    fsyncSync(descriptor)
    count += 1
  })
  return { files, syncs: () => count }
}

class SyncedFiles extends NodeFS {
  readonly #sync: (descriptor: number) => void

  constructor(directory: string, sync: (descriptor: number) => void) {
    super(directory)
    this.#sync = sync
  }

  override async init(...[pg, options]: Parameters<NodeFS['init']>) {
    const prepared = await super.init(pg, options)
    const preRun = prepared.emscriptenOpts.preRun ?? []
    return {
      emscriptenOpts: {
        ...prepared.emscriptenOpts,
        preRun: [
          ...preRun,
          (module: { NODEFS: object }) => giveFsync(module.NODEFS as NodeFiles, this.#sync),
        ],
      },
    }
  }
}

interface NodeFiles {
  stream_ops: { fsync?: (stream: { nfd?: number }) => number }
}

function giveFsync(nodeFiles: NodeFiles, sync: (descriptor: number) => void): void {
  nodeFiles.stream_ops.fsync = (stream) => {
    // Directories have no descriptor here; emscripten opens them without one.
    if (stream.nfd !== undefined) sync(stream.nfd)
    return 0
  }
}
