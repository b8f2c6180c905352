import { openPglite } from '#database/pglite.ts'

/** A process of its own that holds a data directory, and keeps every number that it is sent. */
const database = await openPglite({ directory: process.argv[2] ?? '' })
await database.query('create table if not exists numbers (n int)')
process.on('message', async (n: number) => {
  await database.query('insert into numbers values ($1)', [n])
  process.send?.(n)
})
process.send?.('ready')
