import {
  BatchPageDocument,
  FollowBatchDocument,
  SendInvitesDocument,
  wordsFor,
} from 'invite-gateway-client'
import { urqlOptions } from 'invite-gateway-client/urql'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Client, Provider, useMutation, useQuery, useSubscription } from 'urql'

const url = new URLSearchParams(location.search).get('gateway') ?? 'http://127.0.0.1:4000/graphql'
const client = new Client(urqlOptions({ url }))

function Page() {
  const [{ data, error }, send] = useMutation(SendInvitesDocument)
  const sent = data?.sendInvites
  const submit = (form: FormData) => {
    const recipients = String(form.get('people')).split(/\s+/)
    const targets = [
      { chime: { accountId: 'urql-team', recipients: recipients.map((email) => ({ email })) } },
    ]
    void send({ input: { idempotencyKey: crypto.randomUUID(), waitSeconds: 0, targets } })
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
  const [{ data }] = useQuery({ query: BatchPageDocument, variables: { id } })
  const pause = data === undefined
  useSubscription({ query: FollowBatchDocument, variables: { batchId: id }, pause })
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
    <Provider value={client}>
      <Page />
    </Provider>
  </StrictMode>,
)
