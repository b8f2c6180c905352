import { holdLanes } from '#dispatch/store/resume-lane.ts'
import { secretMasker } from '#redact/redactor.ts'
import { runCommand } from '../command-line/run-command.ts'
import { secretsIn } from '../environment.ts'
import { openDatabase, unknownDestination } from './open-database.ts'

const help = `Holds destinations: nothing is sent there for a time, at no replica. What waits is kept.

  npm run hold -- CHIME/team
  npm run hold -- --all --hours 48

  --all          every destination that anything was ever sent to
  --hours HOURS  for so long (24); a pause that lasts longer stays as it is

npm run resume ends a hold. A call that is under way is not taken back.
It needs DATABASE_URL, or DATA_DIR while the gateway is stopped.
`

// A month. Invites that wait for longer are none that anybody expects.
const maxHours = 720

await runCommand(
  {
    help,
    options: { all: { type: 'boolean' }, hours: { type: 'string', default: '24' } },
    maxArguments: 1,
    onError: ({ message }) => console.error(secretMasker(secretsIn(process.env))(message)),
  },
  ({ values: { all, hours }, positionals: [destination] }) => {
    if ((destination === undefined) === (all === undefined)) {
      throw new Error('Name a destination, like CHIME/team, or give --all.')
    }
    if (!/^\d{1,3}$/.test(hours) || Number(hours) < 1 || Number(hours) > maxHours) {
      throw new Error(`Give --hours a whole number from 1 to ${maxHours}.`)
    }
    return hold(Number(hours), destination)
  },
)

async function hold(hours: number, destination: string | undefined): Promise<void> {
  await using database = await openDatabase(process.env)
  const held = await holdLanes(database, hours * 3_600_000, destination)
  if (destination !== undefined && held.length === 0) throw unknownDestination(destination)
  for (const { id, pausedUntil } of held) {
    console.log(`${id} is held until ${pausedUntil.toISOString()}`)
  }
  if (held.length === 0) console.log('Nothing was ever sent to any destination.')
}
