import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ordinaryUser } from './ordinary-user.ts'

/** What the process says. */
interface Said {
  readonly refused?: string
  readonly rows?: readonly unknown[]
  readonly name?: string
  readonly message?: string
}

/** A process of an ordinary user's that holds a directory with the embedded PostgreSQL. */
export async function holdEmbedded(directory: string) {
  const child = fork(join(import.meta.dirname, 'holder.ts'), [directory], {
    ...ordinaryUser,
    execArgv: [],
  })
  const ended = once(child, 'exit')
  const death = Promise.withResolvers<string>()
  child.on('message', (said: { death?: string }) => said.death && death.resolve(said.death))
  const heard = async (): Promise<Said> => {
    for (;;) {
      const [said] = await once(child, 'message')
      if (!('death' in said)) return said
    }
  }
  const { refused } = await heard()
  const end = async (how: () => void) => {
    if (child.exitCode === null && child.signalCode === null) how()
    await ended
  }
  return {
    /** Why it holds nothing. */
    refused,
    /** Resolves with what it says when its server has ended by itself. */
    death: death.promise,
    query: async (sql: string): Promise<Said> => {
      const said = heard()
      child.send(sql)
      return said
    },
    close: () => end(() => child.send('close')),
    kill: () => end(() => child.kill('SIGKILL')),
    [Symbol.asyncDispose]: () =>
      end(() => (refused === undefined ? child.send('close') : child.kill('SIGKILL'))),
  }
}
