import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMigrations } from '#database/migration-files.ts'

const folder = 'src/database/migrations'
const lock = `${folder}/checksums.txt`

/**
 * How a checkout breaks the rule that from version 0.2.0 on a committed migration is never edited or
 * deleted. Its lock file has one line for each migration, `checksum  name`. Where git knows the
 * history, a line that ever was in the lock file counts too, so editing both is found as well; a
 * shallow clone has only the file.
 */
export async function migrationProblems(root: string): Promise<string[]> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (/^0\.[01]\./.test(version)) return []
  const migrations = await readMigrations(join(root, folder))
  const present = migrations.map(({ name, checksum }) => `${checksum}  ${name}`)
  const locked = existsSync(join(root, lock)) ? linesOf(readFileSync(join(root, lock), 'utf8')) : []
  const everLocked = new Set([...locked, ...lockedBefore(root)])
  return [
    ...[...everLocked]
      .filter((line) => !present.includes(line))
      .map((line) => `restore the committed migration ${line}`),
    ...present.filter((line) => !locked.includes(line)).map((line) => `add to ${lock}: ${line}`),
  ]
}

function lockedBefore(root: string): string[] {
  if (!existsSync(join(root, '.git'))) return []
  const log = ['log', '--format=', '--patch', '--unified=0', '--', lock]
  const patch = execFileSync('git', log, { cwd: root, encoding: 'utf8' })
  return linesOf(patch.replaceAll(/^(\+\+\+|[^+]).*$|^\+/gm, ''))
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== '')
}
