import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { giveToOrdinaryUser } from '../database/embedded/ordinary-user.ts'
import { mountSmallDisk, noSmallDisk } from '../database/pglite/small-disk.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { createPlan } from './day/plan.ts'
import { runTruth } from './run.ts'
import { isTrue, reportText } from './verdict/report.ts'

// A day of a thousand operations takes a third.
const diskMegabytes = 600

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: `${Math.floor(Math.random() * 1_000_000)}` },
    database: { type: 'string', default: 'pglite' },
    operations: { type: 'string', default: '200' },
    faults: { type: 'string', default: '0.35' },
    kills: { type: 'string', default: '3' },
    freezes: { type: 'string', default: '1' },
    // How long an upstream refuses connections, and another one our credentials.
    outage: { type: 'string', default: '60' },
    // Gateways that share the database, on a server only.
    replicas: { type: 'string', default: '1' },
  },
})

const plan = createPlan({
  seed: Number(values.seed),
  operations: Number(values.operations),
  faults: Number(values.faults),
  kills: Number(values.kills),
  freezes: Number(values.freezes),
  outageMs: Number(values.outage) * 1_000,
})
console.log(`seed ${plan.seed}, plan ${plan.digest}, ${values.database}`)

await using postgres = values.database === 'postgres' ? await startPostgres() : undefined
if (values.database === 'postgres' && postgres === undefined) throw new Error(noServer)
using disk = postgres === undefined ? mountSmallDisk(diskMegabytes) : undefined
if (disk) giveToOrdinaryUser(disk.directory)
if (postgres === undefined && disk === undefined) {
  console.log(`  the disk is never full: ${noSmallDisk}`)
}
const directory = await mkdtemp(join(tmpdir(), `truth-${plan.seed}-`))
giveToOrdinaryUser(directory)
const log = join(directory, 'gateway.log')
const database =
  postgres === undefined
    ? {
        directory: join(disk?.directory ?? directory, 'data'),
        engine: values.database === 'embedded' ? ('embedded' as const) : ('pglite' as const),
      }
    : { url: await postgres.createDatabase() }
const report = await runTruth(plan, {
  ...{ database, log, replicas: Number(values.replicas) },
  ...(postgres && { restartDatabase: postgres.restart }),
  ...(disk && { disk }),
})
console.log(reportText(report))
if (isTrue(report)) await rm(directory, { recursive: true, force: true })
else {
  console.log(`  what it left behind is in ${directory}`)
  process.exitCode = 1
}
