import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { Stop } from '../stop.ts'
import { classifyReply, type Verdict } from './verdict.ts'

/** Sends requests to the gateway over HTTP, and reattempts while it is unreachable. */
export interface Client {
  /** Throws a Stop if another attempt would not help. */
  post<Shape extends z.ZodType>(body: string, shape: Shape): Promise<z.infer<Shape>>
}

export interface ClientOptions {
  readonly url: URL
  readonly token?: string
  /** How long to retry while the gateway is unreachable. */
  readonly giveUpAfterMs: number
  /** Called with the reason of a retry, and with undefined after the next success. */
  readonly onTrouble: (why: string | undefined) => void
  readonly signal: AbortSignal
}

export function createClient(options: ClientOptions): Client {
  const { url, giveUpAfterMs, onTrouble, signal } = options
  return {
    async post(body, shape) {
      const began = performance.now()
      for (let attempts = 0; ; attempts += 1) {
        const verdict = await attempt(options, body)
        if (verdict.kind === 'stop') throw new Stop(`${url}: ${verdict.why}.`, 1)
        if (verdict.kind === 'data') {
          if (attempts > 0) onTrouble(undefined)
          const parsed = shape.safeParse(verdict.data)
          if (parsed.success) return parsed.data
          throw new Stop(`${url} gives an answer that this command does not understand.`, 1)
        }
        const pause = Math.max(verdict.afterMs, backOff(attempts))
        if (performance.now() - began + pause > giveUpAfterMs) {
          throw new Stop(
            `${url} does not answer (${verdict.why}). Run the same command again later: it continues where it stopped.`,
            1,
          )
        }
        onTrouble(verdict.why)
        await sleep(pause, undefined, { signal })
      }
    },
  }
}

/** The body of a request: what `ask` takes, and what the gateway's body limit counts. */
export function bodyOf(query: string, variables: object): string {
  return JSON.stringify({ query, variables })
}

async function attempt({ url, token, signal }: ClientOptions, body: string): Promise<Verdict> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]),
    })
    const { status, headers } = response
    const reply = { status, retryAfter: headers.get('retry-after'), text: await response.text() }
    return classifyReply(reply, Date.now())
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof Error)) throw error
    // Refused, reset, cut off or timed out: the cause says which.
    const { cause } = error
    const why = cause instanceof Error ? ('code' in cause ? cause.code : cause.message) : error.name
    return { kind: 'again', why: `no answer: ${why}`, afterMs: 0 }
  }
}

// 2 min: a full piece is accepted within seconds, and on a busy gateway within a minute.
const requestTimeoutMs = 120_000

/** From 0.2 s, doubled up to 10 s, with jitter, so that many senders do not return at once. */
function backOff(attempts: number): number {
  return Math.min(10_000, 200 * 2 ** attempts) * (0.5 + Math.random() / 2)
}
