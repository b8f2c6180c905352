import { AsyncLocalStorage } from 'node:async_hooks'
import type { Answer } from '../contract/answer.ts'

/**
 * Adds to an answer what the heads of the upstream's answers ask for, whatever their status: the SDKs
 * keep the head of some errors only. Of several requests the longest `Retry-After` counts. Seen are
 * requests of `boundedAgent`.
 */
export async function withRetryAfter<Result extends Pick<Answer, 'retryAfterMs'>>(
  run: () => Promise<Result>,
): Promise<Result> {
  let longest: number | undefined
  const answer = await asked.run((ms) => {
    longest = Math.max(longest ?? 0, ms)
  }, run)
  if (longest === undefined) return answer
  return { ...answer, retryAfterMs: Math.max(longest, answer.retryAfterMs ?? 0) }
}

/** Node's `headers` keep the first `Retry-After` of several; its `headersDistinct` keep all. */
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

const asked = new AsyncLocalStorage<(ms: number) => void>()

/** Takes a head for the `withRetryAfter` in which it was made. Call it where the request is made. */
export function retryAfterListener(): (headers: Headers) => void {
  const hear = asked.getStore()
  return (headers) => {
    const ms = retryAfterMs({ headers })
    if (ms !== undefined) hear?.(ms)
  }
}

/**
 * How long an upstream asks us to wait: by a member of its answer, or by the header `Retry-After`, or
 * by the one of AWS, which counts milliseconds.
 */
export function retryAfterMs({
  seconds,
  headers,
}: {
  readonly seconds?: number | undefined
  readonly headers: Headers
}): number | undefined {
  const texts = [headers['retry-after'] ?? headers['Retry-After'] ?? []].flat()
  const amazon = [headers['x-amz-retry-after'] ?? []].flat()
  const waits = [
    // A proxy may have joined several headers to one.
    ...texts
      .flatMap((text) => text.split(betweenHeaders))
      .map((text) => fromHeader(text, [headers.date].flat()[0])),
    ...amazon.map((text) => (/^\d+$/u.test(text) ? fromSeconds(Number(text) / 1_000) : undefined)),
  ].filter((ms) => ms !== undefined)
  return fromSeconds(seconds) ?? (waits.length === 0 ? undefined : Math.max(...waits))
}

// Not the comma behind the day of a date.
const betweenHeaders = /,(?!\s*\d{1,2}[\s-][A-Za-z])/u

function fromHeader(text: string, date: string | undefined): number | undefined {
  const header = text.trim()
  if (/^\d+(?:\.\d+)?$/u.test(header)) return fromSeconds(Number(header))
  // The oldest of the three forms of dates in HTTP names no zone, and means GMT. ISO 8601 is no form
  // of HTTP's, and is used all the same.
  const zone = namesZone.test(header) ? '' : /\dT\d/u.test(header) ? 'Z' : ' GMT'
  const until = header.includes(':') ? Date.parse(header + zone) : Number.NaN
  // The upstream's own clock, where it told us: ours may be minutes off.
  const now = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(until)
    ? undefined
    : Math.max(0, until - (Number.isNaN(now) ? Date.now() : now))
}

const namesZone = /(?:GMT|UTC?|Z|[A-Z]{3}|[+-]\d{2}:?\d{2})$/u

const fromSeconds = (seconds: number | undefined) =>
  seconds === undefined || !Number.isFinite(seconds) || seconds < 0
    ? undefined
    : Math.ceil(seconds * 1000)
