import { createRoot } from 'react-dom/client'
import { Apollo } from './apollo.tsx'
import { TanStack } from './tanstack.tsx'
import { Urql } from './urql.tsx'

const gateway = new URLSearchParams(location.search).get('gateway') ?? '/graphql'

createRoot(document.body.appendChild(document.createElement('main'))).render(
  <>
    <Apollo gateway={gateway} />
    <Urql gateway={gateway} />
    <TanStack gateway={gateway} />
  </>,
)
