import { readdirSync, readFileSync } from 'node:fs'

/** CPU that a process has used so far, in milliseconds, all its threads included. */
export function cpuMs(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * msPerTick
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
