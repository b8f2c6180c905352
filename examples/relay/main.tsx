import { relayNetwork } from 'invite-gateway-client/relay'
import { StrictMode, Suspense, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import {
  RelayEnvironmentProvider,
  useLazyLoadQuery,
  useMutation,
  useSubscription,
} from 'react-relay'
import { Environment, RecordSource, Store } from 'relay-runtime'
import batchQuery, { type pageBatchQuery } from './__generated__/pageBatchQuery.graphql.ts'
import follow from './__generated__/pageFollowSubscription.graphql.ts'
import sendMutation, { type pageSendMutation } from './__generated__/pageSendMutation.graphql.ts'

const url = new URLSearchParams(location.search).get('gateway') ?? 'http://127.0.0.1:4000/graphql'
const store = new Store(new RecordSource())
const environment = new Environment({ network: relayNetwork({ url }), store })

function Page() {
  const [send] = useMutation<pageSendMutation>(sendMutation)
  const [sent, setSent] = useState<pageSendMutation['response']['sendInvites']>()
  const submit = (form: FormData) => {
    const recipients = String(form.get('people')).split(/\s+/)
    const targets = [
      { chime: { accountId: 'relay-team', recipients: recipients.map((email) => ({ email })) } },
    ]
    const input = { idempotencyKey: crypto.randomUUID(), waitSeconds: 0, targets }
    send({ variables: { input }, onCompleted: ({ sendInvites }) => setSent(sendInvites) })
  }
  return (
    <form action={submit}>
      <label>
        People <textarea name="people" />
      </label>
      <button type="submit">Invite</button>
      <Suspense>{sent?.batch && <Batch id={sent.batch.id} />}</Suspense>
      <output>{sent?.message}</output>
    </form>
  )
}

function Batch({ id }: { readonly id: string }) {
  const { node } = useLazyLoadQuery<pageBatchQuery>(batchQuery, { id })
  useSubscription(useMemo(() => ({ subscription: follow, variables: { batchId: id } }), [id]))
  return (
    <section aria-label={node?.status ?? ''}>
      {node?.invites?.nodes.map(({ id, recipient, outcome }) => (
        <p key={id}>{`${recipient.value}: ${outcome.message}`}</p>
      ))}
    </section>
  )
}

createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <RelayEnvironmentProvider environment={environment}>
      <Page />
    </RelayEnvironmentProvider>
  </StrictMode>,
)
