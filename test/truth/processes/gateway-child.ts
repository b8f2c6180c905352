import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ordinaryUser } from '../../database/embedded/ordinary-user.ts'
import type { GatewaySettings } from './gateway-process.ts'

/** A gateway in a process of its own. */
export interface GatewayChild {
  /** Undefined: it was gone before it listened. */
  readonly listening: Promise<string | undefined>
  readonly gone: Promise<Death>
  kill(): void
  /** It stands still for so long, as on a machine that swaps or a container that is paused. */
  freeze(ms: number): void
  /** Does it stand still? */
  isFrozen(): boolean
  /** It goes on after it has stood still. */
  thaw(): void
}

export interface Death {
  /** `performance.now()` when we heard of it. */
  readonly at: number
  /** Anything else than a SIGKILL is a fault of its own. */
  readonly signal: NodeJS.Signals | null
  readonly code: number | null
}

const program = fileURLToPath(new URL('./gateway-process.ts', import.meta.url))

/** Starts one whose output goes to the end of `log`. */
export function startGatewayChild(settings: GatewaySettings, log: string): GatewayChild {
  const file = openSync(log, 'a')
  const child = fork(program, [JSON.stringify(settings)], {
    stdio: ['ignore', file, file, 'ipc'],
    execArgv: [],
    ...('engine' in settings.database && settings.database.engine === 'embedded' && ordinaryUser),
  })
  closeSync(file)
  const gone = once(child, 'exit').then(() => ({
    at: performance.now(),
    signal: child.signalCode,
    code: child.exitCode,
  }))
  const started = once(child, 'message').then(([message]) => (message as { url: string }).url)
  return {
    listening: Promise.race([started, gone.then(() => undefined)]),
    gone,
    kill: () => void child.kill('SIGKILL'),
    freeze: (ms) => {
      child.kill('SIGSTOP')
      setTimeout(() => child.kill('SIGCONT'), ms)
    },
    isFrozen: () =>
      / [Tt] /.test(readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(')').at(-1) ?? ''),
    thaw: () => void child.kill('SIGCONT'),
  }
}
