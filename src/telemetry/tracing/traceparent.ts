import type { SpanContext } from '@opentelemetry/api'

/** A place in a trace as W3C's `traceparent` writes it. */
export function toTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`
}

/** Undefined: it is none, or of another version. */
export function fromTraceparent(text: string): SpanContext | undefined {
  const { traceId, spanId, flags } = format.exec(text)?.groups ?? {}
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & sampled, isRemote: true }
}

// Letters and digits of hexadecimal numbers: there is no room for anything else of a client.
const format = /^00-(?<traceId>[0-9a-f]{32})-(?<spanId>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})$/
const sampled = 1
