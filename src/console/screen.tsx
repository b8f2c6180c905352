import type { ReactNode } from 'react'
import { Batch } from './batch/batch.tsx'
import { Batches } from './batches/batches.tsx'
import { Link, usePlace } from './location.tsx'
import { NewBatch } from './new-batch/new-batch.tsx'
import { Page } from './parts/page-frame.tsx'
import { People } from './people/people.tsx'
import { Providers } from './providers/providers.tsx'
import { type Route, routeOf } from './routes.ts'
import { useMay } from './start.tsx'
import { Statistics } from './statistics/statistics.tsx'
import { common } from './texts/common.ts'
import { problems } from './texts/problems.ts'

/** The screen of the address. */
export function Screen(): ReactNode {
  const route = routeOf(usePlace().path)
  const maySend = useMay('invites:send')
  const mayRead = useMay('invites:read')
  if (!mayRead && needsReading(route, maySend)) return <MayNotRead />
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
    case 'statistics':
      return <Statistics />
    case 'missing':
      return <Missing />
  }
}

function needsReading({ screen }: Route, maySend: boolean): boolean {
  return screen === 'new' ? !maySend : screen !== 'providers' && screen !== 'missing'
}

function Missing(): ReactNode {
  return (
    <Page title={common.missing}>
      <div className="card empty stack">
        <p>{common.missingHint}</p>
        <p>
          <Link href="/">{common.firstScreen}</Link>
        </p>
      </div>
    </Page>
  )
}

function MayNotRead(): ReactNode {
  return (
    <Page title={common.screens.batches}>
      <p className="note warn">{problems.forbidden('invites:read')}</p>
    </Page>
  )
}
