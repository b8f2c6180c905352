import { wordsFor } from 'invite-gateway-client'
import { GatewayProvider, useBatch, usePlan, useSendInvites } from 'invite-gateway-client/react'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

const url = new URLSearchParams(location.search).get('gateway') ?? ''

function Page() {
  const [people, setPeople] = useState('')
  const recipients = people.split(/\s+/).flatMap((email) => (email === '' ? [] : [{ email }]))
  const targets = [{ chime: { accountId: 'hooks-team', recipients } }]
  const { result, isPlanning } = usePlan(recipients.length === 0 ? undefined : { targets })
  const { send, isSending, batchId, error } = useSendInvites()
  const { state, invites } = useBatch(batchId, { first: 2 })
  return (
    <>
      <label>
        People <textarea value={people} onChange={(event) => setPeople(event.target.value)} />
      </label>
      <p id="plan">
        {!isPlanning && result?.__typename === 'InvitePlan' && `${result.willSend} will be sent to`}
      </p>
      <button type="button" onClick={() => void send({ targets })}>
        Invite
      </button>
      <p id="sending">{isSending ? `sending ${error?.message ?? ''}` : state}</p>
      {invites.map(({ id, recipient, outcome }) => (
        <p className="invite" key={id}>{`${recipient.value}: ${wordsFor(outcome)}`}</p>
      ))}
    </>
  )
}

// The connection is made anew at each render, as pages do.
createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <GatewayProvider value={{ url }}>
      <Page />
    </GatewayProvider>
  </StrictMode>,
)
