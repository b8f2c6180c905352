import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk that can be filled, in memory. */
export interface SmallDisk extends Disposable {
  readonly directory: string
  /** Leaves so many bytes. */
  fill(left: number): Promise<void>
  /** Takes back what `fill` took. */
  free(): Promise<void>
}

/** Undefined: only root can mount one. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'small-disk-'))
  try {
    const size = `size=${megabytes}m`
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', directory], { stdio: 'ignore' })
  } catch {
    rmSync(directory, { recursive: true })
    return undefined
  }
  const filler = join(directory, 'filler')
  const free = () => rm(filler, { force: true })
  return {
    directory,
    free,
    fill: async (left) => {
      await free()
      const { bavail, bsize } = statfsSync(directory)
      await using file = await open(filler, 'w')
      // In pieces: an emulator of the same process answers in between.
      for (let size = bavail * bsize - left; size > 0; size -= piece.length) {
        try {
          await file.writeFile(piece.subarray(0, size))
        } catch (error) {
          // The database wrote at the same time.
          if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return
          throw error
        }
      }
    },
    [Symbol.dispose]: () => {
      execFileSync('umount', ['-l', directory])
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const piece = Buffer.alloc(1_000_000)

export const noSmallDisk = 'only root can mount a small disk'
