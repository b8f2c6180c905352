import type { ReactNode } from 'react'
import { useQuery } from 'urql'
import { ConsoleProvidersDocument, type ConsoleProvidersQuery } from '../generated/documents.ts'
import { Badge, HealthBadge, type Tone } from '../parts/badge.tsx'
import { Breakable } from '../parts/breakable.tsx'
import { Page } from '../parts/page-frame.tsx'
import { Problem } from '../parts/problem.tsx'
import { useRefresh } from '../parts/use-refresh.ts'
import { common, exactInstant, instant } from '../texts/common.ts'
import { providerTexts as texts } from '../texts/providers.ts'

type Provider = ConsoleProvidersQuery['providers'][number]

/** How each cloud answers, and what it allows. */
export function Providers(): ReactNode {
  const [{ data, error }, again] = useQuery({ query: ConsoleProvidersDocument })
  const refresh = () => again({ requestPolicy: 'network-only' })
  useRefresh(refresh, 10_000)
  return (
    <Page title={texts.title} intro={texts.intro}>
      <Problem error={error} onRetry={refresh} />
      {data === undefined && error === undefined && <p role="status">{common.loading}</p>}
      <div className="columns wide">
        {data?.providers.map((provider) => (
          <ProviderCard key={provider.id} provider={provider} />
        ))}
      </div>
    </Page>
  )
}

function ProviderCard({ provider }: { readonly provider: Provider }): ReactNode {
  const { displayName, health, limits, lifecycle, capabilities } = provider
  const { calls, successRate, throttledUntil, waiting, waitingSince, lastError } = health
  return (
    <section className="card" aria-labelledby={provider.kind}>
      <div className="row apart">
        <h2 id={provider.kind}>{displayName}</h2>
        <HealthBadge state={health.state} />
      </div>
      <dl className="facts">
        <dt>{texts.rate}</dt>
        <dd>
          {successRate !== null
            ? texts.ofCalls(successRate, calls)
            : throttledUntil === null
              ? texts.noCalls
              : texts.noAnswers}
        </dd>
        {throttledUntil !== null && (
          <>
            <dt>{texts.pausedUntil}</dt>
            <dd>{exactInstant(throttledUntil)}</dd>
          </>
        )}
        <dt>{texts.queue}</dt>
        <dd>
          {texts.waiting(waiting)}
          {waitingSince !== null && `, ${texts.since(instant(waitingSince))}`}
        </dd>
        <dt>{texts.limits}</dt>
        <dd>
          {texts.recipientsPerCall(limits.recipientsPerCall)},{' '}
          {texts.callsPerSecond(limits.callsPerSecond)} (
          <a href={limits.source} target="_blank" rel="noreferrer">
            {texts.source}
          </a>
          )
        </dd>
        <dt>{texts.results}</dt>
        <dd>{capabilities.perRecipientResult ? texts.perRecipient : texts.perCall}</dd>
        <dt>{texts.lastError}</dt>
        <dd>{lastError === null ? texts.noError : <LastError error={lastError} />}</dd>
      </dl>
      <Support lifecycle={lifecycle} />
    </section>
  )
}

function LastError({
  error,
}: {
  readonly error: NonNullable<Provider['health']['lastError']>
}): ReactNode {
  const { code, message, operation, httpStatus, requestId, at } = error
  return (
    <div className="stack">
      <p>
        <Breakable text={`${operation}: ${code}`} />
        {httpStatus !== null && ` (HTTP ${httpStatus})`}, {exactInstant(at)}
      </p>
      <p>{message}</p>
      {requestId !== null && (
        <p>
          {texts.requestId} <code>{requestId}</code>
        </p>
      )}
    </div>
  )
}

function Support({ lifecycle }: { readonly lifecycle: Provider['lifecycle'] }): ReactNode {
  const { stage, endOfSupport, daysLeft, moreInfo } = lifecycle
  return (
    <p className="row small">
      <Badge tone={ofStage[stage]}>{texts.stage[stage]}</Badge>
      <span>
        {endOfSupport === null || daysLeft === null
          ? texts.noEnd
          : texts.endsIn(endOfSupport, daysLeft)}
      </span>
      {moreInfo !== null && (
        <a href={moreInfo} target="_blank" rel="noreferrer">
          {texts.announcement}
        </a>
      )}
    </p>
  )
}

const ofStage: Readonly<Record<Provider['lifecycle']['stage'], Tone>> = {
  SUPPORTED: 'good',
  END_OF_SUPPORT_ANNOUNCED: 'warn',
  ENDED: 'bad',
}
