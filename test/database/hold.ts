import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openPglite } from '#database/pglite.ts'

/** A process that holds the directory and keeps numbers in it. */
export async function hold(directory: string) {
  const child = fork(join(import.meta.dirname, 'holder.ts'), [directory])
  const ended = once(child, 'exit')
  await once(child, 'message')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return {
    /** Resolves when the process says that it is kept. */
    hold: async (n: number) => {
      child.send(n)
      await once(child, 'message')
    },
    kill,
    [Symbol.asyncDispose]: kill,
  }
}

/** The numbers that a directory holds. */
export async function kept(directory: string): Promise<readonly number[]> {
  await using database = await openPglite({ directory })
  const rows = await database.query<{ n: number }>('select n from numbers order by n')
  return rows.map(({ n }) => n)
}
