import { wordsFor } from 'invite-gateway-client'
import { Batch } from './batch'

const outcome = { __typename: 'InviteSent', emailStatus: 'SENT' } as Parameters<typeof wordsFor>[0]

// Rendered on the server, where the kit is a module of Node.
export default function Page() {
  return (
    <>
      <p>{wordsFor(outcome)}</p>
      <Batch />
    </>
  )
}
