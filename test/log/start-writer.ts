import assert from 'node:assert/strict'
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from '../support/until.ts'

export interface Writer extends Disposable {
  readonly shell: ChildProcess
  /** How many lines were logged, and how long the slowest of the requests took that asked meanwhile. */
  writeLines(): Promise<{ readonly lines: number; readonly slowestMs: number }>
  /** Resolves when the process is gone. */
  end(): Promise<void>
}

/** Starts writer.ts by a line for the shell, in which `$WRITER` is its command. */
export async function startWriter(line: string, stdio: StdioOptions): Promise<Writer> {
  const folder = mkdtempSync(join(tmpdir(), 'log-writer-'))
  const file = join(folder, 'url')
  const program = fileURLToPath(new URL('./writer.ts', import.meta.url))
  const shell = spawn('sh', ['-c', line], {
    stdio,
    detached: true,
    env: { PATH: process.env.PATH, WRITER: `${process.execPath} ${program} ${file}` },
  })
  const url = await until(() => read(file))
  const fetchText = async (path: string) => (await fetch(`${url}${path}`)).text()
  return {
    shell,
    writeLines: async () => {
      const writing = fetchText('/write')
      let isWritten = false
      void writing.finally(() => {
        isWritten = true
      })
      let slowestMs = 0
      while (!isWritten) {
        const began = performance.now()
        await fetchText('/')
        slowestMs = Math.max(slowestMs, performance.now() - began)
      }
      return { lines: Number(await writing), slowestMs }
    },
    end: async () => {
      await assert.rejects(fetchText('/exit'))
      // Its port stays open while an exit waits for a thread.
      await until(
        () =>
          fetchText('/').then(
            () => false,
            () => true,
          ),
        10_000,
      )
    },
    [Symbol.dispose]: () => {
      if (shell.pid !== undefined && shell.exitCode === null) process.kill(-shell.pid, 'SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}

/** Undefined: it is not there, or not whole. */
function read(file: string): string | undefined {
  try {
    const [url, rest] = readFileSync(file, 'utf8').split('\n')
    return rest === undefined ? undefined : url
  } catch {
    return undefined
  }
}
