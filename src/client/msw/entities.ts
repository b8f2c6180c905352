import type {
  InviteBatchFieldsFragment,
  InviteFieldsFragment,
  InviteOutcomeFieldsFragment,
  OutcomeKind,
} from '../generated/documents.ts'

type Outcome = InviteOutcomeFieldsFragment
type Counts = InviteBatchFieldsFragment['progress']['counts']

/** One invite for each outcome, each for another person. */
export function invitesWith(outcomes: readonly Outcome[]): InviteFieldsFragment[] {
  return outcomes.map((outcome, index) => {
    const id = `invite-${index + 1}`
    const recipient = { ...outcome.recipient, value: `person-${index + 1}@example.com` }
    return {
      id,
      provider: 'CHIME',
      destination: { provider: 'CHIME', id: 'destination-1', externalId: 'team', label: 'Team' },
      recipient,
      attempts: 1,
      availableActions: actions(outcome),
      updatedAt: '2026-11-20T18:37:00.000Z',
      outcomeKind: kinds[outcome.__typename][0],
      outcome: { ...outcome, recipient, invite: { id } },
    }
  })
}

/** The batch that contains invites with these outcomes. */
export function batchWith(outcomes: readonly Outcome[]): InviteBatchFieldsFragment {
  const counts: Counts = { ...noCounts }
  for (const { __typename, emailStatus } of outcomes) {
    counts[kinds[__typename][1]] += 1
    const isWithout = emailStatus === 'NOT_SENT' || emailStatus === 'FAILED'
    if (__typename === 'InviteSent' && isWithout) counts.sentWithoutEmail += 1
  }
  const done = outcomes.length - counts.queued
  const finished = counts.queued === 0
  return {
    id: 'batch-1',
    name: 'Spring',
    status: finished ? 'FINISHED' : done === 0 ? 'QUEUED' : 'RUNNING',
    createdAt: '2026-11-20T18:36:59.000Z',
    finishedAt: finished ? '2026-11-20T18:37:01.000Z' : null,
    progress: {
      total: outcomes.length,
      done,
      resumesAt: null,
      estimatedSecondsLeft: counts.queued === 0 ? 0 : 2,
      counts,
    },
  }
}

const kinds: Readonly<Record<Outcome['__typename'], readonly [OutcomeKind, keyof Counts]>> = {
  InviteQueued: ['QUEUED', 'queued'],
  InviteSent: ['SENT', 'sent'],
  InviteAlreadyPending: ['ALREADY_PENDING', 'alreadyPending'],
  InviteAlreadyMember: ['ALREADY_MEMBER', 'alreadyMember'],
  InviteSkipped: ['SKIPPED', 'skipped'],
  InviteFailed: ['FAILED', 'failed'],
  InviteUnconfirmed: ['UNCONFIRMED', 'unconfirmed'],
}

const noCounts: Counts = {
  queued: 0,
  sent: 0,
  sentWithoutEmail: 0,
  alreadyPending: 0,
  alreadyMember: 0,
  skipped: 0,
  failed: 0,
  unconfirmed: 0,
}

function actions(outcome: Outcome): InviteFieldsFragment['availableActions'] {
  switch (outcome.__typename) {
    case 'InviteSent':
    case 'InviteAlreadyPending':
      return ['REINVITE']
    case 'InviteFailed':
      return ['RETRY']
    case 'InviteUnconfirmed':
      return outcome.reconcilable ? ['RECONCILE', 'RETRY_WITH_CONSENT'] : ['RETRY_WITH_CONSENT']
    case 'InviteQueued':
    case 'InviteAlreadyMember':
    case 'InviteSkipped':
      return []
  }
}
