import { ApolloClient } from '@apollo/client'
import { ApolloProvider, useMutation, useQuery, useSubscription } from '@apollo/client/react'
import {
  BatchPageDocument,
  FollowBatchDocument,
  SendInvitesDocument,
  wordsFor,
} from 'invite-gateway-client'
import { apolloOptions } from 'invite-gateway-client/apollo'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

const url = new URLSearchParams(location.search).get('gateway') ?? 'http://127.0.0.1:4000/graphql'
const client = new ApolloClient(apolloOptions({ url }))

function Page() {
  const [send, { data, error }] = useMutation(SendInvitesDocument)
  const sent = data?.sendInvites
  const submit = (form: FormData) => {
    const recipients = String(form.get('people')).split(/\s+/)
    const targets = [
      { chime: { accountId: 'apollo-team', recipients: recipients.map((email) => ({ email })) } },
    ]
    const input = { idempotencyKey: crypto.randomUUID(), waitSeconds: 0, targets }
    void send({ variables: { input } })
  }
  return (
    <form action={submit}>
      <label>
        People <textarea name="people" />
      </label>
      <button type="submit">Invite</button>
      {sent?.__typename === 'SendInvitesPayload' && <Batch id={sent.batch.id} />}
      <output>{error?.message ?? (sent && 'message' in sent ? sent.message : '')}</output>
    </form>
  )
}

function Batch({ id }: { readonly id: string }) {
  const { data } = useQuery(BatchPageDocument, { variables: { id } })
  useSubscription(FollowBatchDocument, { variables: { batchId: id }, skip: data === undefined })
  if (data?.node?.__typename !== 'InviteBatch') return null
  const { status, invites } = data.node
  return (
    <section aria-label={status}>
      {invites?.nodes.map(({ id, recipient, outcome }) => (
        <p key={id}>{`${recipient.value}: ${wordsFor(outcome)}`}</p>
      ))}
    </section>
  )
}

createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <Page />
    </ApolloProvider>
  </StrictMode>,
)
