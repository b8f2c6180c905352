import { cacheExchange } from '@urql/exchange-graphcache'
import {
  BatchPageDocument,
  FollowBatchDocument,
  possibleTypes,
  SendInvitesDocument,
} from 'invite-gateway/client'
import { useState } from 'react'
import { Client, fetchExchange, Provider, useMutation, useQuery, useSubscription } from 'urql'
import { Batch, batchIdOf, inputOf } from './batch.tsx'

export function Urql({ gateway }: { readonly gateway: string }) {
  const [client] = useState(() => clientOf(gateway))
  return (
    <Provider value={client}>
      <Page />
    </Provider>
  )
}

function clientOf(url: string): Client {
  return new Client({
    url,
    exchanges: [cacheExchange({ possibleTypes }), fetchExchange],
    fetchSubscriptions: true,
    preferGetMethod: false,
  })
}

function Page() {
  const [{ data }, send] = useMutation(SendInvitesDocument)
  const id = batchIdOf(data)
  return (
    <section id="urql">
      <button type="button" onClick={() => void send({ input: inputOf('urql') })}>
        Send by urql
      </button>
      {id !== undefined && <Followed id={id} />}
    </section>
  )
}

function Followed({ id }: { readonly id: string }) {
  const [{ data }] = useQuery({ query: BatchPageDocument, variables: { id } })
  useSubscription({
    query: FollowBatchDocument,
    variables: { batchId: id },
    pause: data === undefined,
  })
  const batch = data?.node
  if (batch?.__typename !== 'InviteBatch') return null
  return (
    <Batch status={batch.status} done={batch.progress.done} invites={batch.invites?.nodes ?? []} />
  )
}
