import type { Meter } from '@opentelemetry/api'
import type { Load } from '#http/front/admission.ts'
import type { HttpObserver } from '#http/observing/observed-request.ts'
import { knownCode } from './known-codes.ts'
import { createCounter, createUpDownCounter } from './tally.ts'

/** Requests of clients. */
export function createRequestInstruments(meter: Meter) {
  const requests = createCounter(
    meter,
    'invite_gateway_requests',
    'Requests to GraphQL by operation, root field and result.',
    ['operation', 'field', 'result'],
  )
  const duration = meter.createHistogram('invite_gateway_request_duration_seconds', {
    description: 'From the head of a request to the end of its response, without subscriptions.',
    advice: { explicitBucketBoundaries: requestSeconds },
  })
  const refusals = createCounter(
    meter,
    'invite_gateway_refusals',
    'Problems that requests got, by the code of the error or the user error.',
    ['code'],
  )
  const subscriptions = createUpDownCounter(
    meter,
    'invite_gateway_subscriptions',
    'Subscriptions that are open at this replica.',
    [],
  )
  const concurrent = meter.createObservableGauge('invite_gateway_requests_now', {
    description: 'Requests that this replica works on, and those that only wait.',
  })
  subscriptions.add(0)

  return {
    onRequest: ({ operation, field, result, codes, seconds }) => {
      requests.add(1, operation, field, result)
      if (operation !== 'subscription') duration.record(seconds, { operation })
      for (const code of codes) refusals.add(1, knownCode(code))
    },
    onSubscription: (change) => subscriptions.add(change),
    watch: (load: () => Load): Disposable => {
      const observe: Parameters<typeof concurrent.addCallback>[0] = (result) => {
        const { working, waiting } = load()
        result.observe(working, { state: 'working' })
        result.observe(waiting, { state: 'waiting' })
      }
      concurrent.addCallback(observe)
      return { [Symbol.dispose]: () => concurrent.removeCallback(observe) }
    },
  } satisfies Pick<HttpObserver, 'onRequest' | 'onSubscription'> & { watch: unknown }
}

// A request may wait for ten minutes.
const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 600]
