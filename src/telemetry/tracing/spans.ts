import type { Span, SpanContext, Tracer } from '@opentelemetry/api'

/** Starts spans. Times are those of `performance.now()`. */
export interface Spans {
  start(
    name: string,
    kind: 'SERVER' | 'CLIENT' | 'INTERNAL',
    at: number,
    parent: SpanContext | undefined,
    links?: readonly SpanContext[],
  ): Span
}

/** Of the API: it is loaded where tracing is switched on only. */
export interface SpanTools {
  readonly tracer: Tracer
  readonly api: Pick<typeof import('@opentelemetry/api'), 'trace' | 'ROOT_CONTEXT' | 'SpanKind'>
}

/** Spans of `tracer`, whose parents are given and not looked for. */
export function createSpans({ tracer, api }: SpanTools): Spans {
  const { trace, ROOT_CONTEXT, SpanKind } = api
  return {
    start: (name, kind, startTime, parent, links = []) => {
      const under = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT
      const linked = links.slice(0, maxLinks).map((context) => ({ context }))
      return tracer.startSpan(name, { kind: SpanKind[kind], startTime, links: linked }, under)
    },
  }
}

// A call may be shared by a thousand batches.
const maxLinks = 32
