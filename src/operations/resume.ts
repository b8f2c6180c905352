import { pausedLanes, resumeLane } from '#dispatch/store/resume-lane.ts'
import { secretMasker } from '#redact/redactor.ts'
import { runCommand } from '../command-line/run-command.ts'
import { secretsIn } from '../environment.ts'
import { openDatabase, unknownDestination } from './open-database.ts'

const help = `Lists the destinations that are paused, or ends their pauses at all replicas:

  npm run resume
  npm run resume -- CHIME/team
  npm run resume -- --all

  --all   every destination that is paused

It needs DATABASE_URL, or DATA_DIR while the gateway is stopped.
`

await runCommand(
  {
    help,
    options: { all: { type: 'boolean' } },
    maxArguments: 1,
    onError: ({ message }) => console.error(secretMasker(secretsIn(process.env))(message)),
  },
  ({ values, positionals: [destination] }) => resume(values.all ? '--all' : destination),
)

async function resume(which: string | undefined): Promise<void> {
  await using database = await openDatabase(process.env)
  const paused = await pausedLanes(database)
  const until = new Map(paused.map(({ id, pausedUntil }) => [id, pausedUntil.toISOString()]))
  if (which === undefined) {
    for (const [id, end] of until) console.log(`${id} is paused until ${end}`)
    if (until.size === 0) console.log('No destination is paused.')
    return
  }
  for (const id of which === '--all' ? until.keys() : [which]) {
    if (!(await resumeLane(database, id))) throw unknownDestination(id)
    const end = until.get(id)
    console.log(
      end === undefined ? `${id} is not paused.` : `${id} was paused until ${end}; resumed.`,
    )
  }
}
