import { type ReactNode, useMemo, useRef } from 'react'
import { Provider, useQuery } from 'urql'
import { createGatewayClient, isUnauthenticated } from './gateway/client.ts'
import { session } from './gateway/session.ts'
import { ConsoleStartDocument } from './generated/documents.ts'
import { Problem } from './parts/problem.tsx'
import { Screen } from './screen.tsx'
import { Shell } from './shell.tsx'
import { KeyDialog } from './sign-in/key-dialog.tsx'
import { SignIn } from './sign-in/sign-in.tsx'
import { StartProvider } from './start.tsx'
import { useStore } from './store.ts'
import { common } from './texts/common.ts'

export function App(): ReactNode {
  const { key } = useStore(session)
  const client = useMemo(() => createGatewayClient(key), [key])
  return (
    <Provider value={client}>
      <Started />
    </Provider>
  )
}

function Started(): ReactNode {
  const { isRefused } = useStore(session)
  const [{ data, error, fetching }, again] = useQuery({ query: ConsoleStartDocument })
  // While a new key is tried, the screen stays with what was entered.
  const last = useRef(data)
  if (data !== undefined) last.current = data
  const start = data ?? last.current
  if (start !== undefined) {
    return (
      <StartProvider start={start}>
        <Shell>
          <Screen />
        </Shell>
        {isRefused && <KeyDialog wasAccepted={data != null} />}
      </StartProvider>
    )
  }
  if (isRefused || (error !== undefined && isUnauthenticated(error))) return <SignIn />
  if (error === undefined || fetching) {
    return (
      <main>
        <p role="status">{common.loading}</p>
      </main>
    )
  }
  return (
    <main>
      <h1>{common.product}</h1>
      <Problem error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
    </main>
  )
}
