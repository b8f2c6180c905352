import { type ReactNode, useEffect, useState } from 'react'
import { useQuery } from 'urql'
import { useFollow } from '../gateway/use-follow.ts'
import {
  ConsoleBatchPageDocument,
  type ConsoleBatchWholeFragment,
  ConsoleFollowDocument,
} from '../generated/documents.ts'
import { Link } from '../location.tsx'
import { StatusBadge } from '../parts/badge.tsx'
import { OutcomeBar } from '../parts/outcome-bar.tsx'
import { Page } from '../parts/page-frame.tsx'
import { Problem } from '../parts/problem.tsx'
import { Cell, HeadCell, Row, Table } from '../parts/table.tsx'
import { batchTexts as texts } from '../texts/batch.ts'
import { common, duration, instant } from '../texts/common.ts'
import { AuditTrail } from './audit-trail.tsx'
import { BatchActions } from './batch-actions.tsx'
import { Results } from './results.tsx'

type BatchData = ConsoleBatchWholeFragment

/** One batch: live while it is sent, then its result. */
export function Batch({ id }: { readonly id: string }): ReactNode {
  const [{ data, error, fetching }, again] = useQuery({
    query: ConsoleBatchPageDocument,
    variables: { id },
  })
  const batch = data?.node?.__typename === 'InviteBatch' ? data.node : undefined
  const refresh = () => again({ requestPolicy: 'network-only' })
  if (batch !== undefined) return <Loaded key={id} batch={batch} onChange={refresh} />
  return (
    <Page title={common.screens.batches}>
      <Problem error={error} onRetry={refresh} />
      {fetching && <p role="status">{common.loading}</p>}
      {!fetching && data !== undefined && (
        <div className="card empty">
          <p>{texts.missing}</p>
          <p>
            <Link href="/batches">{texts.allBatches}</Link>
          </p>
        </div>
      )}
    </Page>
  )
}

function Loaded({
  batch,
  onChange,
}: {
  readonly batch: BatchData
  readonly onChange: () => void
}): ReactNode {
  const { id, status, createdAt, createdBy, finishedAt, progress } = batch
  const name = batch.name ?? common.noName
  const isOpen = status !== 'FINISHED' && status !== 'CANCELED'
  const live = useFollow(ConsoleFollowDocument, isOpen ? [id] : [])
  const percent = Math.floor((100 * progress.done) / Math.max(1, progress.total))
  return (
    <Page
      title={name}
      windowTitle={isOpen ? texts.windowTitle(percent, name) : name}
      intro={[
        texts.createdBy(instant(createdAt), createdBy),
        ...(finishedAt === null ? [] : [texts.finishedAt(instant(finishedAt))]),
      ].join(', ')}
      tools={<StatusBadge status={status} />}
    >
      <section className="card" aria-label={texts.progressOf(name)}>
        <Progress progress={progress} isOpen={isOpen} />
        {isOpen && live === 'lost' && (
          <p className="note warn" role="alert">
            {texts.lost}
          </p>
        )}
        {progress.counts.sentWithoutEmail > 0 && (
          <p className="note warn">{texts.withoutEmail(progress.counts.sentWithoutEmail)}</p>
        )}
        <BatchActions batch={batch} onChange={onChange} />
      </section>
      {batch.targets.length > 1 && <Targets targets={batch.targets} />}
      <Results batch={batch} onChange={onChange} />
      <AuditTrail batchId={id} version={`${status} ${progress.done}`} />
    </Page>
  )
}

function Progress({
  progress,
  isOpen,
}: {
  readonly progress: BatchData['progress']
  readonly isOpen: boolean
}): ReactNode {
  const { done, total, counts, estimatedSecondsLeft, resumesAt } = progress
  const secondsToResume = useSecondsUntil(isOpen ? resumesAt : null)
  return (
    <div className="stack">
      <p className="row apart">
        <strong className="number">{texts.doneOf(done, total)}</strong>
        {isOpen && estimatedSecondsLeft !== null && estimatedSecondsLeft > 0 && (
          <span className="soft">{texts.timeLeft(duration(estimatedSecondsLeft))}</span>
        )}
      </p>
      <OutcomeBar counts={counts} total={total} />
      {secondsToResume !== undefined && (
        <p className="note warn">{texts.resumesIn(duration(secondsToResume))}</p>
      )}
    </div>
  )
}

/** Counts down. Undefined: the moment has passed, or there is none. */
function useSecondsUntil(iso: string | null): number | undefined {
  const left = () => (iso === null ? 0 : Math.ceil((Date.parse(iso) - Date.now()) / 1_000))
  const [, tick] = useState(0)
  useEffect(() => {
    if (iso === null) return undefined
    const timer = setInterval(() => tick((now) => now + 1), 1_000)
    return () => clearInterval(timer)
  }, [iso])
  return left() > 0 ? left() : undefined
}

function Targets({ targets }: { readonly targets: BatchData['targets'] }): ReactNode {
  return (
    <section className="card" aria-labelledby="targets">
      <h2 id="targets">{texts.targets}</h2>
      <Table caption={texts.targets} heads={[texts.destination, texts.outcomes]}>
        {targets.map(({ provider, destination, progress }) => (
          <Row key={destination.id}>
            <HeadCell>
              {provider.displayName}: {destination.label}
            </HeadCell>
            <Cell label={texts.outcomes}>
              <OutcomeBar counts={progress.counts} total={progress.total} />
            </Cell>
          </Row>
        ))}
      </Table>
    </section>
  )
}
