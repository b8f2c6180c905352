import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConfigError } from '../../config-error.ts'

/**
 * Whether a server runs in a data directory and can be used. Waits for one that is starting, and for the end
 * of one that is stopping, up to ten minutes each.
 */
export async function findRunning(data: string, socket: string): Promise<boolean> {
  const began = performance.now()
  let heardAt = began
  for (;;) {
    const pid = pidIn(data)
    if (!isAlive(pid)) return false
    const now = performance.now()
    if (await isListening(socket)) heardAt = now
    if (heardAt === now && statusIn(data) === 'ready') return true
    if (now > heardAt + maxSilenceMs) {
      retire(data, pid)
      return false
    }
    if (now > began + maxWaitMs) throw new ConfigError(stuck(pid))
    await sleep(50)
  }
}

// A server that has just begun to start, or is about to end, does not listen for some milliseconds.
const maxSilenceMs = 3_000
const maxWaitMs = 600_000

const stuck = (pid = 0) =>
  `End process ${pid}: the embedded PostgreSQL was starting or stopping for ten minutes.`

/** Of the server's first process, as far as its file says; undefined where there is none. */
export function pidIn(data: string): number | undefined {
  const pid = Number.parseInt(linesIn(data)[0] ?? '', 10)
  return pid > 0 ? pid : undefined
}

export function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0)
  } catch {
    return false
  }
}

const pidFile = (data: string) => join(data, 'postmaster.pid')

// The eighth line.
const statusIn = (data: string) => linesIn(data)[7]?.trim()

function linesIn(data: string): readonly string[] {
  try {
    return readFileSync(pidFile(data), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** A frozen server counts: the system takes its connections. */
export async function isListening(path: string): Promise<boolean> {
  const socket = connect(path)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/**
 * Nobody listens, so the number belongs to another process by now: in a container that was started again
 * most numbers are in use at once. PostgreSQL would refuse to start. The other lines stay, by which it sees
 * whether processes of the earlier server are still at work.
 */
function retire(data: string, pid: number | undefined): void {
  const [first, ...rest] = linesIn(data)
  if (Number(first) === pid) writeFileSync(pidFile(data), [nobody, ...rest].join('\n'))
}

// Above the largest number that a process can have.
const nobody = 2 ** 22 + 1
