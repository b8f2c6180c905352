import { wordsFor } from 'invite-gateway-client'
import { GatewayProvider, useBatch, useSendInvites } from 'invite-gateway-client/react'
import { createRoot } from 'react-dom/client'

function Page() {
  const { send, batchId } = useSendInvites()
  const { state, invites } = useBatch(batchId)
  const recipients = [{ email: 'ada@example.com' }, { email: 'wrong' }]
  return (
    <>
      <button
        type="button"
        onClick={() => void send({ targets: [{ chime: { accountId: 'vite-team', recipients } }] })}
      >
        {state}
      </button>
      {invites.map(({ id, recipient, outcome }) => (
        <p key={id}>
          {recipient.value}: {wordsFor(outcome)}
        </p>
      ))}
    </>
  )
}

createRoot(document.getElementById('root') ?? document.body).render(
  <GatewayProvider value={{ url: '/graphql' }}>
    <Page />
  </GatewayProvider>,
)
