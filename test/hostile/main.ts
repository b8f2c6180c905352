import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSchema } from 'graphql'
import { noServer, startPostgres } from '../support/postgres.ts'
import { runPlay } from './play/play.ts'
import { reportText } from './play/report.ts'
import { createPlan } from './tenant/plan.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: `${Math.floor(Math.random() * 1_000_000)}` },
    database: { type: 'string', multiple: true, default: ['pglite', 'postgres'] },
    requests: { type: 'string', default: '10000' },
  },
})

const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
const plan = createPlan(schema, { seed: Number(values.seed), requests: Number(values.requests) })

for (const database of values.database) {
  console.log(`seed ${plan.seed}, plan ${plan.digest}, ${database}`)
  await using postgres = database === 'postgres' ? await startPostgres() : undefined
  if (database === 'postgres' && postgres === undefined) throw new Error(noServer)
  const directory = await mkdtemp(join(tmpdir(), `hostile-${plan.seed}-`))
  const server = postgres === undefined ? {} : { databaseUrl: await postgres.createDatabase() }
  const report = await runPlay(plan, { ...server, directory, schema })
  console.log(reportText(report))
  if (report.findings.length === 0) await rm(directory, { recursive: true, force: true })
  else {
    console.log(`  what it left behind is in ${directory}`)
    process.exitCode = 1
  }
}
