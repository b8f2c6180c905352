import { z } from 'zod'

/** What came back for one request, over HTTP. */
export interface Reply {
  readonly status: number
  readonly retryAfter: string | null
  readonly text: string
}

/** What to do after a reply. */
export type Verdict =
  | { readonly kind: 'data'; readonly data: unknown }
  /** Send the same request again. Its key prevents a second send. */
  | { readonly kind: 'again'; readonly why: string; readonly afterMs: number }
  | { readonly kind: 'stop'; readonly why: string }

/** Pure. Never repeats a message of the server, because it may quote the request. */
export function classifyReply({ status, retryAfter, text }: Reply, now: number): Verdict {
  const answer = answerOf(text)
  const codes = [...new Set((answer?.errors ?? []).map(codeOf))]
  const what = [`HTTP ${status}`, ...codes].join(', ')
  if (status >= 500 || [408, 425, 429].includes(status)) {
    return { kind: 'again', why: what, afterMs: waitOf(retryAfter, now) }
  }
  const why = refusals[status] ?? (status >= 300 && status < 400 ? redirect : undefined)
  if (why !== undefined) return { kind: 'stop', why: `${why} (${what})` }
  if (answer === undefined) return { kind: 'stop', why: `${noGraphql} (${what})` }
  if (answer.errors === undefined) return { kind: 'data', data: answer.data }
  return codes.some((code) => code.startsWith('INTERNAL_SERVER_ERROR'))
    ? { kind: 'again', why: what, afterMs: 0 }
    : { kind: 'stop', why: `it refuses the request (${what})` }
}

const redirect = 'it has moved to another address; use that one'
const noGraphql = 'there is no GraphQL at this address'
const refusals: Readonly<Record<number, string>> = {
  401: 'it requires a valid token in INVITE_GATEWAY_TOKEN',
  403: 'the token in INVITE_GATEWAY_TOKEN does not allow this',
  404: noGraphql,
  413: 'the request is too large for it, or for a proxy in front of it: give a smaller --piece-size',
}
/** `Retry-After` in seconds, or as a date. */
function waitOf(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Number.isNaN(ms) ? 0 : Math.max(0, ms)
}

// Codes and ids are printed, so they must not contain anything else.
const word = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .optional()
  .catch(undefined)
const answerShape = z
  .object({
    data: z.unknown().optional(),
    errors: z
      .array(z.object({ extensions: z.object({ code: word, id: word }).default({}) }))
      .optional(),
  })
  .refine(({ data, errors }) => data !== undefined || errors !== undefined)

function answerOf(text: string): z.infer<typeof answerShape> | undefined {
  try {
    return answerShape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The code, and the id under which the gateway logged the fault. */
function codeOf({ extensions: { code, id } }: { extensions: { code?: unknown; id?: unknown } }) {
  return [code ?? 'no code', id].filter((part) => part !== undefined).join(' ')
}
