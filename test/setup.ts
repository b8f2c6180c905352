import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { migrate } from '#database/migrate.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-'))

/** Creating a PGlite takes seconds, loading a migrated image under one: the image is made once. */
export async function globalSetup(): Promise<void> {
  const pglite = await PGlite.create({
    extensions: { pg_trgm },
    initDbStartParams: ['--wal-segsize=1'],
  })
  await migrate({
    transaction: (work) =>
      pglite.transaction((tx) =>
        work({
          query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
            (await tx.query<Row>(sql, [...parameters])).rows,
        }),
      ),
  })
  // Every test file unpacks the image: without its templates and its long log it is a third as long.
  await pglite.query('update pg_database set datistemplate = false')
  await pglite.query('drop database template0')
  await pglite.query('drop database template1')
  const image = await pglite.dumpDataDir('none')
  const path = join(directory, 'image.tar')
  writeFileSync(path, new Uint8Array(await image.arrayBuffer()))
  await pglite.close()
  process.env.TEST_PGLITE_IMAGE = path
  // A process a file: what the first ones have compiled, the others only load.
  process.env.NODE_COMPILE_CACHE = join(directory, 'compiled')
}

export function globalTeardown(): void {
  rmSync(directory, { recursive: true, force: true })
}
