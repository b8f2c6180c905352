import { ApolloLink, HttpLink, Observable } from '@apollo/client'
import { print } from 'graphql'
import type { Connection } from '../transport/connection.ts'
import { fetchWithHeaders } from '../transport/fetch-with-headers.ts'
import { startStream } from '../transport/subscribable.ts'

/** Carries subscriptions by server-sent events, each over as many connections as it takes. */
export function streamLink(connection: Connection): ApolloLink {
  return new ApolloLink(
    ({ query, variables }) =>
      new Observable((observer) =>
        startStream(
          connection,
          { query: print(query), variables },
          {
            next: (result) => observer.next(result as ApolloLink.Result),
            error: (error) => observer.error(error),
            complete: () => observer.complete(),
          },
        ),
      ),
  )
}

/** Carries queries and mutations by POST, and subscriptions as `streamLink` does. */
export function gatewayLink(connection: Connection): ApolloLink {
  return ApolloLink.split(
    ({ operationType }) => operationType === 'subscription',
    streamLink(connection),
    new HttpLink({ uri: connection.url, fetch: fetchWithHeaders(connection) }),
  )
}
