import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { noServer, startPostgres } from '../support/postgres.ts'
import { planSoak } from './plan.ts'
import { failuresOf, reportText } from './report.ts'
import { runSoak } from './run.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    'warm-up': { type: 'string', default: '5' },
    database: { type: 'string', default: 'postgres' },
    seed: { type: 'string', default: `${Math.floor(Math.random() * 1_000_000)}` },
    // In a minute, besides one for each fault.
    requests: { type: 'string', default: '40' },
  },
})

const onServer = values.database === 'postgres'
await using server = onServer ? await startPostgres() : undefined
if (onServer && server === undefined) throw new Error(noServer)
const plan = planSoak({
  seed: Number(values.seed),
  minutes: Number(values.minutes),
  warmUpMinutes: Number(values['warm-up']),
  requestsPerMinute: Number(values.requests),
  onServer,
})
console.log(
  `seed ${plan.seed}, ${values.database}: ${plan.warmUpMinutes} minutes of warm-up, then ${plan.minutes}`,
)
const directory = await mkdtemp(join(tmpdir(), `soak-${plan.seed}-`))
const report = await runSoak(plan, { directory, server })
console.log(reportText(report))
if (failuresOf(report).length === 0) await rm(directory, { recursive: true, force: true })
else {
  console.log(`  what it left behind is in ${directory}`)
  process.exitCode = 1
}
