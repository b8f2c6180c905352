import type { BatchObservableCallback, Meter } from '@opentelemetry/api'
import { version } from '../../version.ts'

/** Reports the event loop, the memory and the processor time of this process. */
export function watchProcess(meter: Meter): Disposable {
  const lag = meter.createHistogram('invite_gateway_event_loop_lag_seconds', {
    description:
      'How late timers are that are due at any moment: what a request waits for its turn.',
    advice: { explicitBucketBoundaries: lagSeconds },
  })
  const memory = meter.createObservableGauge('invite_gateway_memory_bytes', {
    description: 'Memory of this process by kind.',
  })
  const cpu = meter.createObservableCounter('invite_gateway_cpu_seconds', {
    description: 'Processor time of this process, all threads together.',
  })
  const started = meter.createObservableGauge('invite_gateway_start_time_seconds', {
    description: 'When this process began, in seconds since 1970.',
  })
  const info = meter.createObservableGauge('invite_gateway_info', {
    description: 'Always 1. The labels tell the versions.',
  })

  const observe: BatchObservableCallback = (result) => {
    const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
    result.observe(memory, rss, { kind: 'resident' })
    result.observe(memory, heapUsed, { kind: 'heap_used' })
    result.observe(memory, heapTotal, { kind: 'heap_total' })
    result.observe(memory, external, { kind: 'external' })
    const { user, system } = process.cpuUsage()
    result.observe(cpu, user / 1e6, { mode: 'user' })
    result.observe(cpu, system / 1e6, { mode: 'system' })
    result.observe(started, startedAt)
    result.observe(info, 1, { version, node: process.version })
  }
  const observed = [memory, cpu, started, info]
  meter.addBatchObservableCallback(observe, observed)

  let due = performance.now() + sampleMs
  const timer = setInterval(() => {
    const now = performance.now()
    lag.record(Math.max(0, now - due) / 1_000)
    due = now + sampleMs
  }, sampleMs).unref()
  return {
    [Symbol.dispose]: () => {
      clearInterval(timer)
      meter.removeBatchObservableCallback(observe, observed)
    },
  }
}

const startedAt = performance.timeOrigin / 1_000
const sampleMs = 100
const lagSeconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
