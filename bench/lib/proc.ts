import { readdirSync, readFileSync } from 'node:fs'

/** CPU that a process has used so far, in milliseconds, all its threads included. */
export function cpuMs(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * msPerTick
}

/** The same of its children, those that have ended included, and of itself. */
export function cpuMsOfChildren(parent: number): number {
  const [, , ended = 0] = statsOf(String(parent))
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const living = pids.flatMap((pid) => {
    const [owner, used = 0] = statsOf(pid)
    return owner === parent ? [used] : []
  })
  return cpuMs(parent) + [ended, ...living].reduce((sum, ticks) => sum + ticks, 0) * msPerTick
}

/** The parent of a process, its CPU and that of its children that ended. None: it has just ended. */
function statsOf(pid: string): readonly number[] {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const fields = rest.split(' ').map(Number)
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15)
    return [fields[1] ?? 0, user + system, endedUser + endedSystem]
  } catch {
    return []
  }
}

/** Memory that a process holds, in megabytes. */
export function rssMb(pid: number): number {
  const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')
  return (Number(pages) * bytesPerPage) / 1_048_576
}

/** The most memory that it ever held. */
export function peakMb(pid: number): number {
  const [, kilobytes] = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/) ?? []
  return Number(kilobytes) / 1024
}

export function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length
}

// Linux answers in these units whatever the hardware.
const msPerTick = 10
const bytesPerPage = 4096
