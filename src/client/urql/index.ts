import {
  type ClientOptions,
  fetchExchange,
  type SubscriptionForwarder,
  subscriptionExchange,
} from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import type { Connection } from '../transport/connection.ts'
import { fetchWithHeaders } from '../transport/fetch-with-headers.ts'
import { startStream } from '../transport/subscribable.ts'
import { graphcache } from './graphcache.ts'

export { graphcache } from './graphcache.ts'

/**
 * For urql's `subscriptionExchange({ forwardSubscription })`: subscriptions by server-sent events, each over as
 * many connections as it takes.
 */
export function forwardSubscription(connection: Connection): SubscriptionForwarder {
  return ({ query = '', variables = {} }) => ({
    subscribe: (sink) => ({
      unsubscribe: startStream(
        connection,
        { query, variables },
        {
          next: (result) => sink.next(result as Parameters<typeof sink.next>[0]),
          error: sink.error,
          complete: sink.complete,
        },
      ),
    }),
  })
}

/** What a Client needs: `new Client(urqlOptions({ url: '/graphql' }))`. */
export function urqlOptions(connection: Connection): ClientOptions {
  return {
    url: connection.url,
    fetch: fetchWithHeaders(connection),
    // The gateway takes POST only.
    preferGetMethod: false,
    exchanges: [
      cacheExchange(graphcache),
      fetchExchange,
      subscriptionExchange({ forwardSubscription: forwardSubscription(connection) }),
    ],
  }
}
