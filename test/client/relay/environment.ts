import { createClient } from 'graphql-sse'
import relay, { type Environment, type GraphQLResponse } from 'relay-runtime'

/** All that a page with Relay needs to know of the gateway. */
export function environmentOf(url: string): Environment {
  const sse = createClient({ url })
  return new relay.Environment({
    store: new relay.Store(new relay.RecordSource()),
    network: relay.Network.create(
      async ({ text }, variables) => {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: text, variables }),
        })
        return (await response.json()) as GraphQLResponse
      },
      ({ text }, variables) =>
        relay.Observable.create((sink) =>
          sse.subscribe(
            { query: text ?? '', variables },
            {
              next: (event) => sink.next(event as GraphQLResponse),
              error: (error) => sink.error(error as Error),
              complete: () => sink.complete(),
            },
          ),
        ),
    ),
  })
}
