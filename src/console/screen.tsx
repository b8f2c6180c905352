import type { ReactNode } from 'react'
import { Batches } from './batches/batches.tsx'
import { usePlace } from './location.tsx'
import { Providers } from './providers/providers.tsx'
import { routeOf } from './routes.ts'

/** The screen of the address. */
export function Screen(): ReactNode {
  const route = routeOf(usePlace().path)
  switch (route.screen) {
    case 'batches':
    case 'batch':
    case 'people':
    case 'new':
      return <Batches />
    case 'providers':
      return <Providers />
  }
}
