import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client'
import { ApolloProvider, useMutation, useQuery, useSubscription } from '@apollo/client/react'
import { print } from 'graphql'
import { createClient } from 'graphql-sse'
import {
  BatchPageDocument,
  FollowBatchDocument,
  possibleTypes,
  SendInvitesDocument,
} from 'invite-gateway/client'
import { useState } from 'react'
import { Batch, batchIdOf, inputOf } from './batch.tsx'

export function Apollo({ gateway }: { readonly gateway: string }) {
  const [client] = useState(() => clientOf(gateway))
  return (
    <ApolloProvider client={client}>
      <Page />
    </ApolloProvider>
  )
}

function clientOf(url: string): ApolloClient {
  const sse = createClient({ url })
  const follow = new ApolloLink(
    ({ query, variables, operationName = '' }) =>
      new Observable((observer) =>
        sse.subscribe<Record<string, unknown>, Record<string, unknown>>(
          { query: print(query), variables, operationName },
          {
            next: (event) => observer.next(event as ApolloLink.Result),
            error: (error) => observer.error(error),
            complete: () => observer.complete(),
          },
        ),
      ),
  )
  return new ApolloClient({
    cache: new InMemoryCache({ possibleTypes }),
    link: ApolloLink.split(
      ({ operationType }) => operationType === 'subscription',
      follow,
      new HttpLink({ uri: url }),
    ),
  })
}

function Page() {
  const [send, { data }] = useMutation(SendInvitesDocument)
  const id = batchIdOf(data)
  return (
    <section id="apollo">
      <button type="button" onClick={() => void send({ variables: { input: inputOf('apollo') } })}>
        Send by Apollo Client
      </button>
      {id !== undefined && <Followed id={id} />}
    </section>
  )
}

function Followed({ id }: { readonly id: string }) {
  const { data } = useQuery(BatchPageDocument, { variables: { id } })
  useSubscription(FollowBatchDocument, { variables: { batchId: id }, skip: data === undefined })
  const batch = data?.node
  if (batch?.__typename !== 'InviteBatch') return null
  return (
    <Batch status={batch.status} done={batch.progress.done} invites={batch.invites?.nodes ?? []} />
  )
}
