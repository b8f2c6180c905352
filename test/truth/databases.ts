import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import type { Database } from '#database/database.ts'
import { endCluster } from '#database/embedded/cluster.ts'
import { migrate } from '#database/migrate.ts'
import { openPglite } from '#database/pglite.ts'
import { openPostgres } from '#database/postgres.ts'
import { holdEmbedded } from '../database/embedded/hold.ts'
import {
  noOrdinaryUser,
  ordinaryDirectory,
  ordinaryUser,
} from '../database/embedded/ordinary-user.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import type { GatewaySettings } from './processes/gateway-process.ts'

/** A database that nothing else uses. */
export interface FreshDatabase {
  /** For a gateway in a process of its own. */
  readonly settings: GatewaySettings['database']
  /** Opens it in this process: of PGlite's directories only when no other process has it. */
  readonly open: () => Promise<Database>
}

type Case = readonly [name: string, run: (fresh: FreshDatabase) => Promise<void>]

/** Runs the cases on PGlite, on a server and on the embedded PostgreSQL, two at a time. */
export async function testOnEachDatabase(what: string, cases: readonly Case[]): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'invite-gateway-databases-'))
  const server = await startPostgres()
  after(async () => {
    await server?.[Symbol.asyncDispose]()
    await rm(directory, { recursive: true })
  })
  const runAll = async (
    t: TestContext,
    fresh: (each: TestContext, nth: number) => Promise<FreshDatabase>,
  ) => {
    const run = cases.map(([name, body], nth) =>
      t.test(name, async (each) => body(await fresh(each, nth))),
    )
    await Promise.all(run)
  }

  test(`PGlite: ${what}`, { concurrency: 2 }, async (t) => {
    const prepared = join(directory, 'prepared')
    const database = await openPglite({ directory: prepared })
    await migrate(database)
    await database[Symbol.asyncDispose]()
    await runAll(t, async (_, nth) => {
      const settings = { directory: join(directory, `${nth}`) }
      await cp(prepared, settings.directory, { recursive: true })
      return { settings, open: () => openPglite(settings) }
    })
  })

  const onServer = { concurrency: 2, ...(server === undefined ? { skip: noServer } : {}) }
  test(`PostgreSQL: ${what}`, onServer, (t) =>
    runAll(t, async () => {
      const url = (await server?.createDatabase()) ?? ''
      return { settings: { url }, open: () => openPostgres({ url, onError: () => undefined }) }
    }),
  )

  const embedded = { concurrency: 2, skip: noOrdinaryUser }
  test(`embedded PostgreSQL: ${what}`, embedded, async (t) => {
    const prepared = ordinaryDirectory()
    t.after(() => rm(prepared, { recursive: true, force: true }))
    await (await holdEmbedded(prepared)).close()
    await runAll(t, async (each, nth) => {
      const place = join(prepared, `${nth}`)
      await cp(join(prepared, 'embedded'), join(place, 'embedded'), { recursive: true })
      const { uid, gid } = ordinaryUser
      if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${gid}`, place])
      // The killed gateway leaves its server behind, which root reaches too.
      const url = `postgres://gateway@localhost/postgres?host=${join(place, 'embedded')}`
      each.after(() => endCluster(join(place, 'embedded')))
      return {
        settings: { directory: place, engine: 'embedded' },
        open: () => openPostgres({ url, onError: () => undefined }),
      }
    })
  })
}
