import relay, { type GraphQLResponse, type INetwork } from 'relay-runtime'
import { type Connection, post } from '../transport/connection.ts'
import { startStream } from '../transport/subscribable.ts'

/**
 * What a Relay Environment needs: `new Environment({ network: relayNetwork({ url: '/graphql' }), … })`. Queries and
 * mutations go by POST, subscriptions by server-sent events, each over as many connections as it takes.
 */
export function relayNetwork(connection: Connection): INetwork {
  const accept = 'application/graphql-response+json, application/json'
  return relay.Network.create(
    async ({ text }, variables) => {
      const request = { query: text ?? '', variables }
      const { signal } = new AbortController()
      const response = await post(connection, request, { accept, signal })
      return (await response.json()) as GraphQLResponse
    },
    ({ text }, variables) =>
      relay.Observable.create((sink) =>
        startStream(
          connection,
          { query: text ?? '', variables },
          {
            next: (result) => sink.next(result as GraphQLResponse),
            error: (error) => sink.error(error as Error),
            complete: () => sink.complete(),
          },
        ),
      ),
  )
}
