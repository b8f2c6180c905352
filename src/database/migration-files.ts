import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One numbered file of SQL. */
export interface Migration {
  readonly name: string
  readonly sql: string
  /** SHA-256 in hexadecimal; the same whether lines end in LF or CRLF. */
  readonly checksum: string
}

/** The migrations in a folder, by default ours, in the order in which they are applied. */
export async function readMigrations(
  folder = join(import.meta.dirname, 'migrations'),
): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      const sql = text.replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}
