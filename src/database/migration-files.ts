import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One numbered file of SQL. */
export interface Migration {
  readonly name: string
  readonly sql: string
  /** SHA-256 in hexadecimal; the same whether lines end in LF or CRLF. */
  readonly checksum: string
  /**
   * The last migration of the oldest version that works with the tables as this one leaves them: what its
   * line `-- compatible-with: 0001-tables.sql` says, or else its own name, because no older version does.
   */
  readonly compatibleWith: string
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
      const compatibleWith = /^-- compatible-with: (\S+\.sql)$/m.exec(sql)?.[1] ?? name
      const checksum = createHash('sha256').update(sql).digest('hex')
      return { name, sql, checksum, compatibleWith }
    }),
  )
}
