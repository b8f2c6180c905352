import type { Database } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPglite } from '../../src/database/pglite.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { countOld, fillWithOld } from '../../test/invites/retention/old-invites.ts'
import type { Figure, Row } from '../lib/figure.ts'
import { median, ratioOf } from '../lib/ratio.ts'
import { type DatabaseKind, databaseKinds, type Stage, setStage } from '../lib/stage.ts'

export const thinning: Figure = {
  title: 'How long others wait while old invites are deleted (`retentionDays`)',
  measure: 'p99 of a request for one invite, 20 a second, while they are deleted ÷ before',
  async run({ quick, pairs }) {
    await using stage = await setStage()
    const rows: Row[] = []
    for (const on of databaseKinds) {
      rows.push(await thin(stage, on, quick ? quickSizes : sizes[on], pairs))
    }
    return rows
  },
}

interface Sizes {
  readonly stored: number
  readonly old: number
  readonly windowMs: number
}

// The built-in database is for less: to fill it with five million takes hours.
const sizes: Readonly<Record<DatabaseKind, Sizes>> = {
  PostgreSQL: { stored: 5_000_000, old: 500_000, windowMs: 15_000 },
  PGlite: { stored: 300_000, old: 200_000, windowMs: 15_000 },
}
const quickSizes: Sizes = { stored: 60_000, old: 50_000, windowMs: 5_000 }

async function thin(
  stage: Stage,
  on: DatabaseKind,
  { stored, old, windowMs }: Sizes,
  pairs: number,
): Promise<Row> {
  const database =
    on === 'PGlite'
      ? { directory: await stage.directory() }
      : { url: await stage.postgres.createDatabase() }
  await inDatabase(database, async (on) => {
    await migrate(on)
    await fillWithOld(on, stored, old)
  })
  const windows = { on, database, windowMs, count: pairs }
  const before = await measure(stage, windows, {})
  const during = await measure(stage, windows, { retentionDays: 31 })
  const left = await inDatabase(database, countOld)
  if (left === 0 || left === old) throw new Error(`${old - left} of ${old} were deleted meanwhile`)
  const count = (n: number) => n.toLocaleString('en')
  return {
    a: `${on}: while ${count(old)} of ${count(stored)} invites are deleted`,
    b: 'before',
    ratio: ratioOf(during, before),
    goal: '≤ 1.3',
    note: `p99 ${median(during).toFixed(1)} ms ÷ ${median(before).toFixed(1)} ms; ${count(old - left)} were deleted meanwhile`,
  }
}

interface Windows {
  readonly on: DatabaseKind
  readonly database: Place
  readonly windowMs: number
  readonly count: number
}

/** The p99 of each window. */
async function measure(
  stage: Stage,
  { on, database, windowMs, count }: Windows,
  limits: Readonly<Record<string, number>>,
): Promise<number[]> {
  await using gateway = await stage.gateway(on, { database, limits })
  const load = { url: gateway.url, kind: 'gateway', concurrency: 20, recipients: [1] } as const
  const requestsIn = (ms: number) => Math.round((ms / 1_000) * perSecond)
  await stage.load({ ...load, count: requestsIn(warmUpMs), overMs: warmUpMs })
  const p99: number[] = []
  for (let window = 0; window < count; window += 1) {
    const result = await stage.load({ ...load, count: requestsIn(windowMs), overMs: windowMs })
    p99.push(result.p99)
  }
  return p99
}

type Place = { readonly directory: string } | { readonly url: string }

async function inDatabase<T>(place: Place, work: (database: Database) => Promise<T>): Promise<T> {
  const onError = (error: Error) => console.error(error.message)
  await using database =
    'url' in place
      ? await openPostgres({ ...place, onError })
      : await openPglite({ ...place, onDeath: onError })
  return await work(database)
}

const perSecond = 20
// Deleting begins ten seconds after a start.
const warmUpMs = 12_000
