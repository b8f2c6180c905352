import type { Meter } from '@opentelemetry/api'
import type { AnsweredCall } from '#dispatch/observer.ts'
import type { Recorded } from '#dispatch/store/record-answer.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { UpstreamRequest } from '../observe-reads.ts'
import { createCounter } from './tally.ts'

/** Requests to upstreams, and what sharing, splitting and looking up do to their number. */
export function createCallInstruments(meter: Meter) {
  const duration = meter.createHistogram('invite_gateway_call_duration_seconds', {
    description: 'Requests to upstreams by what they were for and the class of their answer.',
    advice: { explicitBucketBoundaries: callSeconds },
  })
  const lost = createCounter(
    meter,
    'invite_gateway_calls_lost',
    'Calls whose answer was lost with the replica that made them.',
    ['provider'],
  )
  const saved = createCounter(
    meter,
    'invite_gateway_calls_saved',
    'Calls that were not needed, since batches shared one.',
    ['provider'],
  )
  const splits = createCounter(
    meter,
    'invite_gateway_call_splits',
    'Refused calls that were split, to find the recipients who are refused.',
    ['provider'],
  )
  const lookUps = createCounter(
    meter,
    'invite_gateway_look_up_recipients',
    'Recipients of calls without an answer, by whether a look-up found them.',
    ['provider', 'found'],
  )
  const onRequest = ({ provider, purpose, operation, answer, seconds }: UpstreamRequest) =>
    duration.record(seconds, { provider, purpose, operation, answer })

  return {
    onRequest,
    begin: (provider: ProviderKind) => {
      for (const counter of [lost, saved, splits]) counter.add(0, provider)
    },
    onAnswered: ({ provider, call, answer, durationMs }: AnsweredCall) => {
      const { kind, operationNames } = provider
      const { step } = call
      const name = step === 'send' ? call.operation : step
      const operation = operationNames[name] ?? name
      const seconds = durationMs / 1_000
      onRequest({ provider: kind, purpose: step, operation, answer: answer.kind, seconds })
      if (step !== 'look-up') return
      const found = answer.kind === 'answered' ? answer.outcomes.size : 0
      lookUps.add(found, kind, 'yes')
      lookUps.add(call.recipients.length - found, kind, 'no')
    },
    onLost: ({ kind: provider }: { readonly kind: ProviderKind }) => lost.add(1, provider),
    onRecorded: (
      { provider }: { readonly provider: ProviderKind },
      { sharedBy, isSplit }: Pick<Recorded, 'sharedBy' | 'isSplit'>,
    ) => {
      if (sharedBy > 1) saved.add(sharedBy - 1, provider)
      if (isSplit) splits.add(1, provider)
    },
  }
}

// Attempts end after 30 s at the latest.
const callSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
