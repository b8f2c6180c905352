import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { constants, PerformanceObserver } from 'node:perf_hooks'
import v8 from 'node:v8'

/**
 * Imported before a gateway: it writes to the file in BENCH_CYCLES, at each end of a large collection of
 * garbage, how many responses it has sent and how many microseconds of CPU it has used until then.
 */
const file = process.env.BENCH_CYCLES
if (file === undefined) throw new Error('set BENCH_CYCLES')

let responses = 0
subscribe('http.server.response.finish', () => {
  responses += 1
})

new PerformanceObserver((list) => {
  for (const { detail } of list.getEntries() as readonly { detail?: { kind?: number } }[]) {
    if (detail?.kind !== constants.NODE_PERFORMANCE_GC_MAJOR) continue
    const { user, system } = process.cpuUsage()
    appendFileSync(file, `${responses} ${user + system}\n`)
  }
}).observe({ entryTypes: ['gc'] })

// The gateway sets flags to save memory while it has little to do. Under the bench's load on two processors
// it is at the very edge of that, and collections take a tenth of its CPU or a third, as luck has it.
v8.setFlagsFromString = () => undefined
syncBuiltinESMExports()
