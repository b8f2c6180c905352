import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { authorization as ownAuthorization } from '../processes/credential.ts'

/** A client as it should be: it tries the same request again until it is answered. */
export interface Client {
  /** Rejects when `signal` aborts, or when nobody answers for too long. */
  post<Shape extends z.ZodType>(
    query: string,
    variables: object,
    shape: Shape,
    signal?: AbortSignal,
  ): Promise<z.infer<Shape>>
  /** What went wrong that a client should never see, while the gateway was there. */
  readonly complaints: readonly string[]
  /** Requests that had to be made again because the gateway was gone. */
  readonly retries: () => number
}

// The gateway is away for some seconds after a kill; on a busy machine longer.
const giveUpAfterMs = 120_000
// `waitSeconds` is 5 at most.
const answerMs = 60_000
const againMs = 150

/** `isDatabaseAway`: the gateway may say so then, and only then. */
export function createClient(
  url: () => string,
  isDatabaseAway = () => false,
  authorization = ownAuthorization,
): Client {
  const complaints: string[] = []
  let retries = 0
  const attempt = async (body: string, signal: AbortSignal | undefined): Promise<unknown> => {
    const patience = AbortSignal.timeout(answerMs)
    const response = await fetch(`${url()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body,
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
    })
    const text = await response.text()
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown }
    if (response.status === 200 && errors === undefined) return data
    if (response.status === 503 && isDatabaseAway()) return undefined
    complaints.push(`HTTP ${response.status}: ${text.slice(0, 300)}`)
    return undefined
  }
  return {
    complaints,
    retries: () => retries,
    async post(query, variables, shape, signal) {
      const body = JSON.stringify({ query, variables })
      const end = performance.now() + giveUpAfterMs
      for (;;) {
        try {
          const data = await attempt(body, signal)
          if (data !== undefined) return shape.parse(data)
        } catch (error) {
          signal?.throwIfAborted()
          if (!isGone(error)) throw error
        }
        if (performance.now() > end) throw new Error(`nobody answered ${body.slice(0, 300)}`)
        retries += 1
        await sleep(againMs)
      }
    },
  }
}

/** Refused, reset, or cut off in the middle of the answer: undici says it with a TypeError. */
function isGone(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.name === 'SyntaxError')
}
