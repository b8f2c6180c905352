import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildSchema } from 'graphql'
import { noServer, startPostgres } from '../support/postgres.ts'
import { runPlay } from './play/play.ts'
import { reportText } from './play/report.ts'
import { createPlan } from './tenant/plan.ts'

const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
const plan = createPlan(schema, { seed: 11, requests: 1_000 })

// `npm run test:hostile` is the long version. Waits are printed: speed is not asserted here.
for (const database of ['pglite', 'postgres'] as const) {
  test(`${database}: no hostile tenant and no hostile upstream breaks the gateway`, async (t) => {
    await using postgres = database === 'postgres' ? await startPostgres() : undefined
    if (database === 'postgres' && postgres === undefined) return t.skip(noServer)
    const directory = await mkdtemp(join(tmpdir(), 'hostile-'))
    const server = postgres === undefined ? {} : { databaseUrl: await postgres.createDatabase() }

    const report = await runPlay(plan, { ...server, directory, schema })

    t.diagnostic(reportText(report))
    // Too few requests to fill the caches: only the long play can tell growth from warming up.
    const serious = report.findings.filter(({ verdict }) => verdict !== 'memory')
    assert.deepEqual(serious, [], `what it left behind is in ${directory}`)
    await rm(directory, { recursive: true })
  })
}
