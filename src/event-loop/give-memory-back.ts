import { setFlagsFromString } from 'node:v8'
import { everySecond } from './seconds.ts'

/**
 * Has V8 give freed memory back to the system while the process has had little to do for some seconds.
 * By itself V8 keeps every page that it ever had: after one busy minute the process stays as large as in
 * that minute. Its memory saver also makes collections costlier, so it is off while there is much to do.
 */
export function giveMemoryBack(): Disposable {
  let before = process.cpuUsage()
  let calmSeconds = 0
  const seconds = everySecond(() => {
    const { user, system } = process.cpuUsage(before)
    before = process.cpuUsage()
    calmSeconds = user + system < calm ? calmSeconds + 1 : 0
    saveMemory(calmSeconds >= afterSeconds)
  })
  return {
    [Symbol.dispose]: () => {
      seconds[Symbol.dispose]()
      saveMemory(false)
    },
  }
}

// Microseconds of processor time in a second. The time that the event loop is busy would count waiting for
// a busy machine's processor, too.
const calm = 250_000
const afterSeconds = 3

let isSaving = false

/** The flag is of the process: the thread of PGlite gives back as well. */
function saveMemory(wanted: boolean): void {
  if (wanted === isSaving) return
  isSaving = wanted
  setFlagsFromString(wanted ? '--memory-saver-mode' : '--no-memory-saver-mode')
  // What is allocated all the time, however little, would make the young generation as large as it may be:
  // 32 MB, for less than one.
  setFlagsFromString(`--semi-space-growth-factor=${wanted ? 1 : usualGrowthFactor}`)
}

// V8's own.
const usualGrowthFactor = 2
