import { createRoot } from 'react-dom/client'
import { Apollo } from './apollo.tsx'
import { Urql } from './urql.tsx'

const gateway = new URLSearchParams(location.search).get('gateway') ?? '/graphql'

createRoot(document.body.appendChild(document.createElement('main'))).render(
  <>
    <Apollo gateway={gateway} />
    <Urql gateway={gateway} />
  </>,
)
