import { fork } from 'node:child_process'
import { on, once } from 'node:events'
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
  // Two that come at once are emitted at once: nobody who awaits the one hears the other.
  const answers = on(child, 'message', { close: ['disconnect'] })
  child.on('message', (said: { death?: string }) => said.death && death.resolve(said.death))
  const heard = async (): Promise<Said> => {
    for (;;) {
      const { value, done } = await answers.next()
      if (done) throw new Error(`the process ended: ${(await ended).join(' ')}`)
      const [said] = value
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
