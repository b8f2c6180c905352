import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { Stop } from '../stop.ts'
import { judge, type Verdict } from './verdict.ts'

/** Asks the gateway over HTTP, again and again while it is away. */
export interface Client {
  /** Throws a Stop when there is no use in asking on. */
  ask<Shape extends z.ZodType>(body: string, shape: Shape): Promise<z.infer<Shape>>
}

export interface ClientOptions {
  readonly url: URL
  readonly token?: string
  /** How long a gateway may be away. */
  readonly patienceMs: number
  /** Told what is wrong, and undefined when all is well again. */
  readonly onTrouble: (why: string | undefined) => void
  readonly signal: AbortSignal
}

export function createClient(options: ClientOptions): Client {
  const { url, patienceMs, onTrouble, signal } = options
  return {
    async ask(body, shape) {
      const began = performance.now()
      for (let tries = 0; ; tries += 1) {
        const verdict = await attempt(options, body)
        if (verdict.kind === 'stop') throw new Stop(`${url}: ${verdict.why}.`, 1)
        if (verdict.kind === 'data') {
          if (tries > 0) onTrouble(undefined)
          const parsed = shape.safeParse(verdict.data)
          if (parsed.success) return parsed.data
          throw new Stop(`${url} answers in another way than this command understands.`, 1)
        }
        const pause = Math.max(verdict.afterMs, backOff(tries))
        if (performance.now() - began + pause > patienceMs) {
          throw new Stop(
            `${url} does not answer (${verdict.why}). Run the same command again later: it goes on where it stopped.`,
            1,
          )
        }
        onTrouble(verdict.why)
        await sleep(pause, undefined, { signal })
      }
    },
  }
}

/** What `ask` takes, and what the gateway's limit on bodies counts. */
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
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
    })
    const { status, headers } = response
    const reply = { status, retryAfter: headers.get('retry-after'), text: await response.text() }
    return judge(reply, Date.now())
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof Error)) throw error
    // Refused, reset, cut off in the middle, or no answer in time: fetch says little more itself.
    const { cause } = error
    const why = cause instanceof Error ? ('code' in cause ? cause.code : cause.message) : error.name
    return { kind: 'again', why: `no answer: ${why}`, afterMs: 0 }
  }
}

// 2 min: a full piece is accepted in seconds, on a busy gateway in some more.
const answerMs = 120_000

/** From 0.2 s, doubled up to 10 s, with jitter: many senders must not come back at once. */
function backOff(tries: number): number {
  return Math.min(10_000, 200 * 2 ** tries) * (0.5 + Math.random() / 2)
}
