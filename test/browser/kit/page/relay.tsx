import pageBatch from 'virtual:relay/page_batch'
import pageInvite from 'virtual:relay/page_invite'
import pageProgress from 'virtual:relay/page_progress'
import pageFollowSubscription from 'virtual:relay/pageFollowSubscription'
import pageQuery from 'virtual:relay/pageQuery'
import pageSendMutation from 'virtual:relay/pageSendMutation'
import {
  type InviteBatchFieldsFragment,
  type InviteFieldsFragment,
  type SendInvitesMutation,
  wordsFor,
} from 'invite-gateway/client'
import { Suspense, useEffect, useMemo, useState } from 'react'
import {
  RelayEnvironmentProvider,
  useFragment,
  useLazyLoadQuery,
  useMutation,
  usePaginationFragment,
  useSubscription,
} from 'react-relay'
import type { FragmentType, MutationParameters, OperationType } from 'relay-runtime'
import { environmentOf } from '../../../client/relay/environment.ts'
import { batchIdOf, inputOf } from './batch.tsx'

export function Relay({ gateway }: { readonly gateway: string }) {
  const [environment] = useState(() => environmentOf(gateway))
  return (
    <RelayEnvironmentProvider environment={environment}>
      <Page />
    </RelayEnvironmentProvider>
  )
}

// In a project of its own these types come from Relay's compiler.
interface Ref<Data> {
  readonly ' $data'?: Data
  readonly ' $fragmentSpreads': FragmentType
}
type InviteRef = Ref<Pick<InviteFieldsFragment, 'recipient' | 'outcome'>>
type ProgressRef = Ref<Pick<InviteBatchFieldsFragment, 'status' | 'progress'>>
interface Edge {
  readonly node: InviteRef & { readonly __id: string }
}
type BatchRef = Ref<ProgressRef & { readonly invites: { readonly edges: readonly Edge[] } }>
interface Query extends OperationType {
  readonly response: { readonly node: { readonly batch?: BatchRef } | null }
}
interface Send extends MutationParameters {
  readonly response: SendInvitesMutation
}

function Page() {
  const [data, setData] = useState<SendInvitesMutation>()
  const [send] = useMutation<Send>(pageSendMutation)
  const id = batchIdOf(data)
  const variables = { input: inputOf('relay') }
  return (
    <section id="relay">
      <button type="button" onClick={() => send({ variables, onCompleted: setData })}>
        Send by Relay
      </button>
      <Suspense>{id !== undefined && <Followed id={id} />}</Suspense>
    </section>
  )
}

function Followed({ id }: { readonly id: string }) {
  const { node } = useLazyLoadQuery<Query>(pageQuery, { id })
  const config = useMemo(
    () => ({ subscription: pageFollowSubscription, variables: { batchId: id } }),
    [id],
  )
  useSubscription(config)
  return node?.batch === undefined ? null : <Shown batch={node.batch} />
}

function Shown({ batch }: { readonly batch: BatchRef }) {
  const page = usePaginationFragment<Query, BatchRef>(pageBatch, batch)
  const { hasNext, isLoadingNext, loadNext } = page
  useEffect(() => {
    if (hasNext && !isLoadingNext) loadNext(2)
  }, [hasNext, isLoadingNext, loadNext])
  const { status, progress } = useFragment<ProgressRef>(pageProgress, page.data)
  return (
    <>
      <p>
        {status}: {progress.done} of {progress.total}
      </p>
      <ol>
        {page.data.invites.edges.map(({ node }) => (
          <Invite key={node.__id} invite={node} />
        ))}
      </ol>
    </>
  )
}

function Invite({ invite }: { readonly invite: InviteRef }) {
  const { recipient, outcome } = useFragment<InviteRef>(pageInvite, invite)
  return (
    <li>
      {recipient.value}: {wordsFor(outcome)}
    </li>
  )
}
