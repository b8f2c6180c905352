import { wordsFor } from 'invite-gateway/client'
import { type ReactNode, useState } from 'react'
import type { ConsoleInviteFragment } from '../generated/documents.ts'
import { Link } from '../location.tsx'
import { OutcomeBadge } from '../parts/badge.tsx'
import { Breakable } from '../parts/breakable.tsx'
import { pathOfBatch } from '../routes.ts'
import { batchTexts as texts } from '../texts/batch.ts'
import { common, instant } from '../texts/common.ts'

/** One recipient with the outcome as a sentence. Details are shown when they are asked for. */
export function InviteRow({
  invite,
  isSelected,
  onSelect,
  severalDestinations,
  children,
}: {
  readonly invite: ConsoleInviteFragment
  readonly isSelected: boolean
  readonly onSelect: () => void
  readonly severalDestinations: boolean
  /** What else the screen says about it. */
  readonly children?: ReactNode
}): ReactNode {
  const { recipient, outcome, outcomeKind, destination } = invite
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="invite">
      <input
        type="checkbox"
        aria-label={texts.select(recipient.value || texts.erased)}
        checked={isSelected}
        onChange={onSelect}
      />
      <div className="stack tight">
        <p className="row apart">
          <span>
            <strong>{recipient.value || texts.erased}</strong>
            {recipient.displayName !== null && ` ${recipient.displayName}`}
            {severalDestinations && <span className="soft"> · {destination.label}</span>}
          </span>
          <OutcomeBadge kind={outcomeKind} />
        </p>
        <p className="small">
          {sentenceOf(invite)}{' '}
          <button
            type="button"
            className="inline"
            aria-expanded={isOpen}
            aria-label={texts.detailsOf(recipient.value || texts.erased)}
            onClick={() => setOpen(!isOpen)}
          >
            {texts.details}
          </button>
        </p>
        {isOpen && <Details invite={invite} />}
        {children}
        {outcome.__typename === 'InviteSkipped' && outcome.previous !== null && (
          <p className="small">
            {texts.earlier}:{' '}
            <Link href={pathOfBatch(outcome.previous.batch.id)}>
              {outcome.previous.batch.name ?? common.noName}
            </Link>
          </p>
        )}
      </div>
    </div>
  )
}

/** The gateway's own sentence says which rule an invalid recipient breaks. */
function sentenceOf({ outcome }: ConsoleInviteFragment): string {
  return outcome.__typename === 'InviteFailed' && outcome.brokenRule !== null
    ? outcome.message
    : wordsFor(outcome)
}

function Details({
  invite: { outcome, attempts, recipient, updatedAt },
}: {
  readonly invite: ConsoleInviteFragment
}): ReactNode {
  const error = errorOf(outcome)
  return (
    <dl className="facts small">
      <dt>{texts.outcome}</dt>
      <dd>
        {outcome.message} {texts.evidence[outcome.evidence]} {instant(updatedAt)}
      </dd>
      <dt>{texts.attempts}</dt>
      <dd>{attempts}</dd>
      {recipient.personKey !== null && (
        <>
          <dt>{texts.personKey}</dt>
          <dd>{recipient.personKey}</dd>
        </>
      )}
      {outcome.requestId !== null && (
        <>
          <dt>{texts.requestId}</dt>
          <dd>
            <code>{outcome.requestId}</code>
          </dd>
        </>
      )}
      {error !== null && (
        <>
          <dt>{texts.error}</dt>
          <dd>
            <Breakable text={`${error.operation}: ${error.code}`} />
            {error.httpStatus !== null && ` (HTTP ${error.httpStatus})`}. {error.message}
            {error.details.map(({ name, value }) => (
              <span key={name} className="block">
                {name}: {value}
              </span>
            ))}
          </dd>
        </>
      )}
    </dl>
  )
}

function errorOf(outcome: ConsoleInviteFragment['outcome']) {
  switch (outcome.__typename) {
    case 'InviteFailed':
    case 'InviteUnconfirmed':
      return outcome.error
    case 'InviteQueued':
      return outcome.lastError
    case 'InviteSent':
    case 'InviteSkipped':
    case 'InviteAlreadyMember':
    case 'InviteAlreadyPending':
      return null
  }
}
