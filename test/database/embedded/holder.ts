import { openEmbedded } from '#database/embedded/open-embedded.ts'

/** A process of its own that holds a data directory, and runs the statements that it is sent. */
const say = (message: unknown) => process.send?.(message)
const fail = ({ name, message }: Error) => ({ name, message })
const database = await openEmbedded({
  directory: process.argv[2] ?? '',
  onError: () => undefined,
  onDeath: ({ message }) => say({ death: message }),
}).catch((error: Error) => {
  say({ refused: error.message })
  process.exit(1)
})
process.on('message', async (sql: string) => {
  if (sql === 'close') {
    await database[Symbol.asyncDispose]()
    process.exit(0)
  }
  say(await database.query(sql).then((rows) => ({ rows }), fail))
})
say({ open: true })
