import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { compiled } from '../compiled.ts'
import { environment, inputs, key, upstream } from './plants.ts'

/** What a bug could throw: an error that says and carries everything. */
const BUG = JSON.stringify({
  message: `${Object.values(environment).join(' ')} ${inputs.email} ${key} ${upstream.arn}`,
  properties: { config: environment, request: inputs, query: 'select', detail: inputs.email },
})
const thrower = `process.on('SIGUSR2', () => {
  const { message, properties } = JSON.parse(process.env.BUG)
  throw Object.assign(new Error(message, { cause: new Error(message) }), properties)
})`
const plant = ['--import', `data:text/javascript,${encodeURIComponent(thrower)}`]

export interface Program extends AsyncDisposable {
  /** The first group of a pattern, as soon as it was said. */
  heard(pattern: RegExp): Promise<string>
  crash(): void
  /** All of both streams, and the exit code. */
  readonly ended: Promise<readonly [said: string, code: number | null]>
}

/** One of our programs, with this environment and nothing of ours, and a bug that waits for `crash`. */
export function run(
  path: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Program {
  const child = spawn(process.execPath, [...plant, path, ...args], {
    env: { ...compiled, ...env, BUG },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece) => {
      said += piece
      for (const listen of listeners) listen()
    })
  }
  const ended = once(child, 'close').then(([code]) => [said, code as number | null] as const)
  return {
    heard: (pattern) =>
      new Promise((resolve, reject) => {
        const listen = () => {
          const [, found] = pattern.exec(said) ?? []
          if (found !== undefined) resolve(found)
        }
        listeners.add(listen)
        listen()
        void ended.then(() => reject(new Error(`it ended: ${said}`)))
      }),
    crash: () => child.kill('SIGUSR2'),
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
