import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** `npm start` as a newcomer types it, in a process group of its own. */
export interface SandboxProcess extends AsyncDisposable {
  /** Where GraphiQL is, as it was printed. */
  readonly url: string
}

export async function startSandboxProcess(directory = process.cwd()): Promise<SandboxProcess> {
  const child = spawn('npm', ['start'], {
    cwd: directory,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    // npm starts a shell that starts node: the signal has to reach all three.
    detached: true,
  })
  const stop = async () => {
    const exited = once(child, 'exit')
    if (child.exitCode !== null || child.pid === undefined) return
    process.kill(-child.pid, 'SIGTERM')
    await exited
  }
  try {
    return { url: await printedUrl(child), [Symbol.asyncDispose]: stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function printedUrl({ stdout }: ChildProcess): Promise<string> {
  let printed = ''
  for await (const piece of stdout ?? []) {
    printed += piece
    const url = /GraphiQL +(http\S+)/.exec(printed)?.[1]
    if (url !== undefined) return url
  }
  throw new Error(`npm start ended without an address: ${printed}`)
}
