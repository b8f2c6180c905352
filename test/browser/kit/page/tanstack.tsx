import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { QueryClient, QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query'
import { print } from 'graphql'
import { BatchPageDocument, type BatchPageQuery, SendInvitesDocument } from 'invite-gateway/client'
import { useState } from 'react'
import { Batch, batchIdOf, inputOf } from './batch.tsx'

export function TanStack({ gateway }: { readonly gateway: string }) {
  const [client] = useState(() => new QueryClient())
  const [post] = useState(() => postTo(gateway))
  return (
    <QueryClientProvider client={client}>
      <Page post={post} />
    </QueryClientProvider>
  )
}

type Post = ReturnType<typeof postTo>

function postTo(url: string) {
  return async <Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: print(document), variables }),
    })
    const { data, errors } = await response.json()
    if (errors !== undefined) throw new Error(errors[0].message)
    return data
  }
}

function Page({ post }: { readonly post: Post }) {
  const { data, mutate } = useMutation({
    mutationFn: () => post(SendInvitesDocument, { input: inputOf('tanstack') }),
  })
  const id = batchIdOf(data)
  return (
    <section id="tanstack">
      <button type="button" onClick={() => mutate()}>
        Send by TanStack Query
      </button>
      {id !== undefined && <Polled id={id} post={post} />}
    </section>
  )
}

function Polled({ id, post }: { readonly id: string; readonly post: Post }) {
  const { data } = useQuery({
    queryKey: ['batch', id],
    queryFn: () => post(BatchPageDocument, { id }),
    refetchInterval: ({ state }) => (isFinished(state.data) ? false : 250),
  })
  const batch = data?.node
  if (batch?.__typename !== 'InviteBatch') return null
  return (
    <Batch status={batch.status} done={batch.progress.done} invites={batch.invites?.nodes ?? []} />
  )
}

function isFinished(data: BatchPageQuery | undefined): boolean {
  return data?.node?.__typename === 'InviteBatch' && data.node.finishedAt !== null
}
