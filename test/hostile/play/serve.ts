import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The gateway as `npm run serve` starts it, in a process of its own. */
export interface Serve extends AsyncDisposable {
  readonly url: string
  readonly pid: number
  /** Collects garbage first. */
  measure(): Promise<Measures>
  /** Resident memory now, in bytes. */
  rss(): number
  /** How it ended, should it end before it is disposed of. */
  readonly crashed: Promise<string>
  kill(): void
  /** SIGTERM; resolves to the status that it ends with. */
  stop(): Promise<number | null>
}

export interface Measures {
  readonly rss: number
  /** What V8 holds, and what of it is in use. */
  readonly heapTotal: number
  readonly heapUsed: number
  /** Since it was asked last, on the processor. */
  readonly busiestTurnMs: number
}

export async function startServe(
  environment: Readonly<Record<string, string>>,
  log: string,
): Promise<Serve> {
  const probe = new URL('./probe.ts', import.meta.url).href
  const child = spawn(
    process.execPath,
    [...flags(), '--expose-gc', '--import', probe, 'src/main.ts'],
    { env: environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  const lines = createWriteStream(log, { flags: 'a' })
  child.stdout?.pipe(lines, { end: false })
  child.stderr?.pipe(lines, { end: false })
  let isEnding = false
  const ended = once(child, 'exit')
  const crashed = ended.then(([code, signal]) =>
    isEnding ? new Promise<never>(() => undefined) : `it ended with ${signal ?? code}: see ${log}`,
  )
  const url = await listening(child)
  return {
    url,
    pid: child.pid ?? 0,
    crashed,
    measure: async () => {
      const answer = once(child, 'message')
      child.send('measure')
      const [measures] = await answer
      return measures
    },
    rss: () => rssOf(child.pid),
    kill: () => child.kill('SIGKILL'),
    stop: async () => {
      isEnding = true
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
    [Symbol.asyncDispose]: async () => {
      isEnding = true
      child.kill('SIGKILL')
      await ended
      lines.end()
    },
  }
}

/** The flags of `npm run serve`. */
function flags(): readonly string[] {
  const { scripts } = createRequire(import.meta.url)('../../../package.json')
  return String(scripts.serve)
    .split(' ')
    .filter((word) => word.startsWith('--'))
}

function rssOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1_024
  } catch {
    return 0
  }
}

function listening({ stderr }: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    stderr?.on('data', (piece) => {
      if (said.length > 100_000) return
      said += piece
      const url = /"url":"([^"]+)".*"msg":"listening"/.exec(said)?.[1]
      if (url !== undefined) resolve(url)
    })
    stderr?.on('end', () => reject(new Error(`the gateway did not start: ${said}`)))
  })
}
