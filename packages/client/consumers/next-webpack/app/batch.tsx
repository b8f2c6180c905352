'use client'

import { wordsFor } from 'invite-gateway-client'
import { GatewayProvider, useBatch, useSendInvites } from 'invite-gateway-client/react'

export function Batch() {
  return (
    <GatewayProvider value={{ url: '/graphql' }}>
      <Followed />
    </GatewayProvider>
  )
}

function Followed() {
  const { send, batchId } = useSendInvites()
  const { state, invites } = useBatch(batchId)
  const recipients = [{ email: 'ada@example.com' }]
  return (
    <>
      <button
        type="button"
        onClick={() => void send({ targets: [{ chime: { accountId: 'next-team', recipients } }] })}
      >
        {state}
      </button>
      {invites.map(({ id, outcome }) => (
        <p key={id}>{wordsFor(outcome)}</p>
      ))}
    </>
  )
}
