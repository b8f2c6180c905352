import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query'
import { type InvitesToSend, sendInvites, wordsFor } from 'invite-gateway-client'
import { GatewayProvider, useBatch } from 'invite-gateway-client/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

const url = new URLSearchParams(location.search).get('gateway') ?? 'http://127.0.0.1:4000/graphql'
const connection = { url }
const client = new QueryClient()

function Page() {
  const mutationFn = (invites: InvitesToSend) => sendInvites(connection, invites)
  const { data: sent, error, mutate } = useMutation({ mutationFn })
  const submit = (form: FormData) => {
    const recipients = String(form.get('people')).split(/\s+/)
    mutate({
      targets: [
        {
          chime: { accountId: 'tanstack-team', recipients: recipients.map((email) => ({ email })) },
        },
      ],
    })
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
  const { batch, invites, state } = useBatch(id)
  return (
    <section aria-label={batch?.status ?? state}>
      {invites.map(({ id, recipient, outcome }) => (
        <p key={id}>{`${recipient.value}: ${wordsFor(outcome)}`}</p>
      ))}
    </section>
  )
}

createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <GatewayProvider value={connection}>
        <Page />
      </GatewayProvider>
    </QueryClientProvider>
  </StrictMode>,
)
