import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingHttpHeaders } from 'node:http'
import type { Span, SpanContext } from '@opentelemetry/api'
import type { RecordedAttempt } from '#dispatch/observer.ts'
import type { ObservedRequest } from '#http/observing/observed-request.ts'
import type { AcceptTrace } from '#invites/accept/acceptance.ts'
import type { MayTrace } from './sampling.ts'
import type { Spans } from './spans.ts'
import { fromTraceparent, toTraceparent } from './traceparent.ts'

/** One trace leads from a mutation through its acceptance to the calls, at whichever replica they leave. */
export interface Tracing {
  /** Runs the work of a request. What it accepts belongs to its trace. */
  run<T>(request: ObservedRequest, headers: IncomingHttpHeaders, work: () => T): T
  onRequest(request: ObservedRequest): void
  onAccept(): AcceptTrace | undefined
  onRecorded(recorded: RecordedAttempt): void
}

interface RequestTrace {
  readonly request: ObservedRequest
  readonly client: SpanContext | undefined
  readonly began: number
  span: Span | undefined
}

/**
 * `spans` makes spans with explicit parents, as `createSpans` does. A request that `mayTrace` does not
 * choose has no span, not even one that is not recorded.
 */
export function createTracing(spans: Spans, mayTrace: MayTrace): Tracing {
  const running = new AsyncLocalStorage<RequestTrace | undefined>()
  const traces = new WeakMap<ObservedRequest, RequestTrace>()

  const spanOf = (trace: RequestTrace): Span => {
    const { operation, field } = trace.request
    trace.span ??= spans.start(`${operation} ${field}`, 'SERVER', trace.began, trace.client)
    return trace.span
  }

  return {
    run: (request, { traceparent }, work) => {
      const client = typeof traceparent === 'string' ? fromTraceparent(traceparent) : undefined
      if (!mayTrace(client)) {
        return running.getStore() === undefined ? work() : running.run(undefined, work)
      }
      const trace = { request, client, began: performance.now(), span: undefined }
      traces.set(request, trace)
      return running.run(trace, work)
    },
    onRequest: (request) => {
      const trace = traces.get(request)
      if (trace === undefined || request.operation !== 'mutation') return
      const span = spanOf(trace)
      if (!span.isRecording()) return
      const { field, result, codes, id } = request
      span.setAttributes({
        'invite_gateway.field': field,
        'invite_gateway.result': result,
        'invite_gateway.codes': [...codes],
        'invite_gateway.request_id': id,
      })
      span.end()
    },
    onAccept: () => {
      const trace = running.getStore()
      if (trace === undefined) return undefined
      const parent = spanOf(trace)
      // Every sampler decides alike for all of a trace.
      if (!parent.isRecording()) return undefined
      const span = spans.start('accept', 'INTERNAL', performance.now(), parent.spanContext())
      return {
        traceparent: toTraceparent(span.spanContext()),
        end: (recipients, kind) => {
          span.setAttributes({
            'invite_gateway.recipients': recipients,
            'invite_gateway.accepted': kind,
          })
          span.end()
        },
      }
    },
    onRecorded: ({ attempted, recorded, answeredAt }) => {
      const [parent, ...others] = recorded.traces.flatMap((trace) => fromTraceparent(trace) ?? [])
      if (parent === undefined) return
      const { provider, call, answer, durationMs } = attempted
      const name = call.step === 'send' ? call.operation : call.step
      const operation = provider.operationNames[name] ?? name
      const span = spans.start(
        `call ${operation}`,
        'CLIENT',
        answeredAt - durationMs,
        parent,
        others,
      )
      const error = answer.kind === 'answered' ? undefined : answer.error
      const requestId = answer.requestId ?? error?.requestId
      span.setAttributes({
        'invite_gateway.provider': provider.kind,
        'invite_gateway.purpose': call.step,
        'invite_gateway.call_id': call.id,
        'invite_gateway.attempt': call.attempt,
        'invite_gateway.recipients': call.recipients.length,
        'invite_gateway.answer': answer.kind,
        ...(requestId === undefined ? {} : { 'invite_gateway.upstream_request_id': requestId }),
        ...(error === undefined ? {} : { 'invite_gateway.upstream_code': error.code }),
      })
      span.end(answeredAt)
      const record = spans.start('record', 'INTERNAL', answeredAt, span.spanContext())
      for (const { outcome, count } of recorded.settled) {
        record.setAttribute(`invite_gateway.outcomes.${outcome}`, count)
      }
      record.end()
    },
  }
}
