import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** A program of the bench in a process of its own. */
export interface Program<Api extends Methods> extends AsyncDisposable {
  readonly pid: number
  readonly call: Client<Api>
}

export type Methods = Readonly<Record<string, (input: never) => unknown>>
type Client<Api extends Methods> = {
  readonly [Name in keyof Api]: (
    ...input: Parameters<Api[Name]>
  ) => Promise<Awaited<ReturnType<Api[Name]>>>
}

/** Starts `path`, absolute or below bench/, and waits until it says that it is ready. */
export async function startProgram<Api extends Methods>(
  path: string,
  ...parameters: readonly string[]
): Promise<Program<Api>> {
  const child = fork(resolve(import.meta.dirname, '..', path), parameters, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  })
  const gone = once(child, 'exit').then(() => {
    throw new Error(`${path} ended with ${child.signalCode ?? child.exitCode}`)
  })
  gone.catch(() => undefined)
  await Promise.race([once(child, 'message'), gone])
  let last = 0
  const ask = async (name: string, input: unknown) => {
    const id = ++last
    const answer = new Promise<unknown>((resolve, reject) => {
      const hear = (reply: { id?: number; result?: unknown; error?: string }) => {
        if (reply.id !== id) return
        child.off('message', hear)
        if (reply.error === undefined) resolve(reply.result)
        else reject(new Error(`${path}: ${reply.error}`))
      }
      child.on('message', hear)
    })
    child.send({ id, name, input })
    return Promise.race([answer, gone])
  }
  return {
    pid: child.pid ?? 0,
    call: new Proxy({} as Client<Api>, {
      get: (_target, name) => (input: unknown) => ask(String(name), input),
    }),
    [Symbol.asyncDispose]: () => end(child),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** The other side: answers its parent until that is gone. */
export function answerParent(methods: Methods): void {
  process.once('disconnect', () => process.exit(0))
  process.on('message', async ({ id, name, input }: { id: number; name: string; input: never }) => {
    try {
      process.send?.({ id, result: (await methods[name]?.(input)) ?? null })
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.message : String(error) })
    }
  })
  process.send?.('ready')
}
