import type { ReactNode } from 'react'
import { Batch } from './batch/batch.tsx'
import { Batches } from './batches/batches.tsx'
import { usePlace } from './location.tsx'
import { NewBatch } from './new-batch/new-batch.tsx'
import { People } from './people/people.tsx'
import { Providers } from './providers/providers.tsx'
import { routeOf } from './routes.ts'
import { useMay } from './start.tsx'

/** The screen of the address. */
export function Screen(): ReactNode {
  const route = routeOf(usePlace().path)
  const maySend = useMay('invites:send')
  switch (route.screen) {
    case 'new':
      return maySend ? <NewBatch /> : <Batches />
    case 'batches':
      return <Batches />
    case 'people':
      return <People />
    case 'batch':
      return <Batch id={route.id} />
    case 'providers':
      return <Providers />
  }
}
