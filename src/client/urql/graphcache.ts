import type { CacheExchangeOpts } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import { connections, embedded, schema, whole } from '../generated/caches.ts'

/**
 * For urql's Graphcache: `cacheExchange(graphcache)`. It knows the schema, that values without an id belong to the
 * object that has them, and that pages of a list are one list.
 */
export const graphcache: Required<Pick<CacheExchangeOpts, 'schema' | 'keys' | 'resolvers'>> = {
  schema: schema as NonNullable<CacheExchangeOpts['schema']>,
  keys: Object.fromEntries([...embedded, ...whole].map((name) => [name, () => null])),
  resolvers: Object.fromEntries(
    Object.entries(connections).map(([type, fields]) => [
      type,
      Object.fromEntries(fields.map((name) => [name, relayPagination()])),
    ]),
  ),
}
