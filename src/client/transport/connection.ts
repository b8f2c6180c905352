/** Where the gateway is, and how to get there. */
export interface Connection {
  /** The address of the endpoint, such as `https://invites.example.com/graphql`. In a page it may be relative. */
  readonly url: string
  /**
   * What to send besides the request: `{ authorization: 'Bearer …' }`. A function is called before each
   * request, so that it can renew a token.
   */
  readonly headers?: RequestHeaders | (() => RequestHeaders | Promise<RequestHeaders>)
  /** Instead of the global `fetch`. */
  readonly fetch?: typeof fetch
}

type RequestHeaders = Readonly<Record<string, string>>

/** An operation as text. */
export interface GatewayRequest {
  readonly query: string
  readonly variables: object
}

export async function post(
  connection: Connection,
  request: GatewayRequest,
  { accept, signal }: { readonly accept: string; readonly signal: AbortSignal },
): Promise<Response> {
  const { url, headers, fetch: send = fetch } = connection
  return send(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept,
      ...(typeof headers === 'function' ? await headers() : headers),
    },
    body: JSON.stringify(request),
    signal,
  })
}
