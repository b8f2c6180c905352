import { existsSync, statfsSync } from 'node:fs'

/** One sentence where the disk has too little space for a start: the engines only say that it failed. */
export function spaceProblem(directory: string): string | undefined {
  if (!existsSync(directory)) return undefined
  const { bavail, bsize } = statfsSync(directory)
  const leftMb = Math.floor((bavail * bsize) / 1_000_000)
  if (leftMb >= neededMb) return undefined
  return `Make space on the disk of ${directory}: the built-in database needs ${neededMb} MB to start, and ${leftMb} MB are left.`
}

// A new database has 46 MB, and a log grows by pieces of 16 MB.
const neededMb = 64
