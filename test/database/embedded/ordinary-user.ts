import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** For the options of a child process that must not run as root, because PostgreSQL does not. */
export const ordinaryUser: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** Why nothing can be run as the ordinary user; false where it can. */
export const noOrdinaryUser: string | false = canRun()
  ? false
  : 'the ordinary user may not read this checkout'

function canRun(): boolean {
  try {
    const look = `require('node:fs').accessSync(${JSON.stringify(import.meta.filename)})`
    execFileSync(process.execPath, ['-e', look], { ...ordinaryUser, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Lets the ordinary user write to a directory. */
export function giveToOrdinaryUser(directory: string): void {
  const { uid, gid } = ordinaryUser
  if (uid !== undefined && gid !== undefined) chownSync(directory, uid, gid)
}

/** A new directory of the ordinary user's. */
export function ordinaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-ordinary-'))
  giveToOrdinaryUser(directory)
  return directory
}
