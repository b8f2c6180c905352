import type { Connection } from './connection.ts'

/** The `fetch` of a connection, for clients that make their own requests: it adds the headers. */
export function fetchWithHeaders({ headers = {}, fetch: send = fetch }: Connection): typeof fetch {
  return async (input, init) => {
    const all = new Headers(init?.headers)
    const own = typeof headers === 'function' ? await headers() : headers
    for (const [name, value] of Object.entries(own)) all.set(name, value)
    return send(input, { ...init, headers: all })
  }
}
