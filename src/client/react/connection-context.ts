import { createContext, type Provider, useContext, useMemo, useRef } from 'react'
import type { Connection } from '../transport/connection.ts'

const context = createContext<Connection | undefined>(undefined)

/** Gives the hooks the gateway: `<GatewayProvider value={{ url: '/graphql' }}>`. */
export const GatewayProvider: Provider<Connection | undefined> = context.Provider

/** The connection as it is now, in an object that stays the same while its address does. */
export function useConnection(): Connection {
  const connection = useContext(context)
  if (connection === undefined) {
    throw new Error('The hooks of invite-gateway-client need a GatewayProvider around them.')
  }
  const latest = useRef(connection)
  latest.current = connection
  const { url } = connection
  return useMemo(() => {
    const headers = async () => {
      const { headers } = latest.current
      return typeof headers === 'function' ? await headers() : (headers ?? {})
    }
    return { url, headers, fetch: (...request) => (latest.current.fetch ?? fetch)(...request) }
  }, [url])
}
