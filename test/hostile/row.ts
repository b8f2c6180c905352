/**
 * One hostile request, and what must come of it. Every file in rows/ that ends in `.rows.ts` and
 * exports `rows` is played by hostile.test.ts.
 */
export interface Row {
  readonly name: string
  /**
   * From ids: played with the ids of another tenant, and with ids of no object; the two answers must
   * be the same, apart from the ids themselves.
   */
  readonly send: Bytes | ((ids: Ids) => Bytes)
  /** Which gateway of gateway-process.ts; `usual` unless said. */
  readonly at?: GatewayName
  /** `cut`: the connection ends without an answer. */
  readonly status: number | 'cut'
  /** `extensions.code` of the first error; left out: an answer without errors, or without a body. */
  readonly code?: string
  /** More that the body says. */
  readonly says?: RegExp
  readonly saysNot?: RegExp
  /** Headers of the answer; undefined: there is no such header. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** Bytes as they go over the wire, piece by piece; a number is a pause in milliseconds. */
export type Bytes = readonly (string | Buffer | number)[]

/** What a tenant has, as it would tell its own callers. */
export interface Ids {
  readonly batchId: string
  readonly inviteId: string
  readonly inviteCursor: string
  readonly batchCursor: string
  readonly eventCursor: string
  readonly progressCursor: string
  readonly idempotencyKey: string
  readonly fingerprint: string
}

/** `locked`: who asks is found out as in production, by the keys and tokens of credentials.ts. */
export type GatewayName = 'usual' | 'known-only' | 'locked'

/** Whom the others know, by `Authorization: Bearer`. */
export type Credential = 'developer' | 'reader' | 'anonymous' | 'unlucky'

export interface PostOptions {
  readonly as?: Credential
  readonly method?: string
  readonly target?: string
  /** Replaces the usual headers by their names in lower case; undefined: left out. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** A whole request with a JSON body, or any body, and with its length. */
export function post(body: unknown, options: PostOptions = {}): readonly (string | Buffer)[] {
  const { as = 'developer', method = 'POST', target = '/graphql', headers = {} } = options
  const isBytes = typeof body === 'string' || Buffer.isBuffer(body)
  const bytes = Buffer.from(isBytes ? body : JSON.stringify(body))
  const all: Record<string, string | undefined> = {
    host: '127.0.0.1',
    connection: 'close',
    accept: 'application/graphql-response+json',
    authorization: as === 'anonymous' ? undefined : `Bearer ${as}`,
    ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    ...(method === 'GET' ? {} : { 'content-length': String(bytes.byteLength) }),
    ...headers,
  }
  return [head(`${method} ${target} HTTP/1.1`, all), ...(method === 'GET' ? [] : [bytes])]
}

/** The head of a request, written as it is given. */
export function head(line: string, headers: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries(headers).filter(([, value]) => value !== undefined)
  return [line, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')
}

/** A document alone. */
export function graphqlRequest(query: string, variables?: unknown, options?: PostOptions) {
  return post({ query, variables }, options)
}

/** `count` pieces, each made from its number. */
export function many(count: number, piece: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => piece(index)).join(' ')
}
