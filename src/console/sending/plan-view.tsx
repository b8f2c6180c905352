import { type ReactNode, useEffect, useRef } from 'react'
import { Link, navigate } from '../location.tsx'
import { pathOfBatch } from '../routes.ts'
import { useMay, useStart } from '../start.tsx'
import { duration, figure } from '../texts/common.ts'
import { planTexts as texts } from '../texts/new-batch.ts'
import { send } from './phase.ts'
import type { Plan } from './plan.ts'
import { planChanges } from './plan-changes.ts'

/** Who will be sent to and who not, what it takes, and the button that says how many. */
export function PlanView({
  plan,
  before,
}: {
  readonly plan: Plan
  /** The plan that was to be sent, if it is outdated. */
  readonly before: Plan | undefined
}): ReactNode {
  const { limits, viewer } = useStart()
  const mayRead = useMay('invites:read')
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: Each new plan is read out.
  useEffect(() => heading.current?.focus(), [plan])
  const start = async () => {
    const batchId = await send({ limits, opensBatch: mayRead }, plan)
    if (batchId !== undefined) navigate(pathOfBatch(batchId))
  }
  const changes = before && planChanges(before, plan)
  // Of each piece of a list alone; the seats above are those for all.
  const warnings = plan.warnings.filter(({ code }) => code !== 'NOT_ENOUGH_SEATS')
  const calls = plan.calls.reduce((sum, one) => sum + one.calls, 0)
  return (
    <div className="stack plan">
      <h3 ref={heading} tabIndex={-1}>
        {texts.title}
      </h3>
      {before !== undefined && (
        <div className="note warn" role="alert">
          <p>{texts.outdated}</p>
          <p>{texts.changes(before.willSend, plan.willSend)}</p>
        </div>
      )}
      {changes !== undefined && (
        <>
          <Exceptions title={texts.leftTitle(changes.left.length)} of={changes.left} isOpen />
          <Exceptions title={texts.joinedTitle(changes.joined.length)} of={changes.joined} isOpen />
          <Exceptions title={texts.othersTitle(changes.others.length)} of={changes.others} isOpen />
        </>
      )}
      <dl className="figures">
        <Figure label={texts.willSendShort} value={figure(plan.willSend)} />
        {plan.skipped.length > 0 && (
          <Figure label={texts.skipped} value={figure(plan.skipped.length)} />
        )}
        {plan.invalid.length > 0 && (
          <Figure label={texts.invalid} value={figure(plan.invalid.length)} />
        )}
        <Figure label={texts.calls(calls)} value={figure(calls)} />
        <Figure label={texts.time} value={duration(plan.seconds)} />
      </dl>
      {viewer.quotaLeft.recipients !== null && (
        <p className="small soft">{texts.quota(viewer.quotaLeft.recipients)}</p>
      )}
      {plan.seats.map(({ destination, needed, left, unread }) => (
        <p key={destination.id} className={seatsTone(needed, left)}>
          {left === null
            ? `${texts.seatsUnknown(destination.label)} ${unread?.message ?? ''}`
            : texts.seats(destination.label, needed, left)}
        </p>
      ))}
      {warnings.map(({ code, provider, message }) => (
        <p key={`${code} ${provider}`} className="note warn">
          {message}
        </p>
      ))}
      <Exceptions title={texts.skippedTitle(plan.skipped.length)} of={plan.skipped} />
      <Exceptions title={texts.invalidTitle(plan.invalid.length)} of={plan.invalid} />
      {plan.willSend === 0 ? (
        <p className="note quiet">{texts.nobody}</p>
      ) : (
        <div className="actions">
          <button type="button" className="primary" onClick={() => void start()}>
            {texts.send(plan.willSend)}
          </button>
        </div>
      )}
    </div>
  )
}

function seatsTone(needed: number, left: number | null): string {
  if (left === null) return 'note quiet'
  return left < needed ? 'note warn' : 'small soft'
}

function Figure({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

const maxListed = 200

function Exceptions({
  title,
  of,
  isOpen = false,
}: {
  readonly title: string
  readonly of: Plan['skipped']
  readonly isOpen?: boolean
}): ReactNode {
  const mayRead = useMay('invites:read')
  if (of.length === 0) return null
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <ul className="plain listed">
        {of.slice(0, maxListed).map((outcome, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: The same recipient may be there twice.
          <li key={index}>
            <strong>{outcome.recipient.value}</strong> {outcome.message}{' '}
            {mayRead && outcome.__typename === 'InviteSkipped' && outcome.previous !== null && (
              <Link href={pathOfBatch(outcome.previous.batch.id)}>
                {outcome.previous.batch.name ?? texts.earlier}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {of.length > maxListed && (
        <p className="small soft">{texts.firstOnes(maxListed, of.length)}</p>
      )}
    </details>
  )
}
