import { inviteHandlers } from 'invite-gateway/client/msw'
import { setupWorker } from 'msw/browser'
import { createRoot } from 'react-dom/client'
import { Apollo } from './apollo.tsx'
import { Relay } from './relay.tsx'
import { TanStack } from './tanstack.tsx'
import { Urql } from './urql.tsx'

const gateway = new URLSearchParams(location.search).get('gateway')
// Without a gateway, the kit's handlers answer.
if (gateway === null) await setupWorker(...inviteHandlers({ pauseMs: 300 })).start()
const props = { gateway: gateway ?? '/graphql' }

createRoot(document.body.appendChild(document.createElement('main'))).render(
  <>
    <Apollo {...props} />
    <Urql {...props} />
    <TanStack {...props} />
    <Relay {...props} />
  </>,
)
