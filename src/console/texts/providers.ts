import type { ProviderStage } from '../generated/documents.ts'
import { day, figure } from './common.ts'

export const providerTexts = {
  title: 'Providers',
  intro: 'How the clouds answer at the moment, and what they allow.',
  health: 'Health',
  rate: 'Answered',
  ofCalls: (share: number, calls: number) =>
    `${Math.round(share * 100)} % of ${calls === 1 ? '1 call' : `${figure(calls)} calls`} in the last 15 minutes`,
  noCalls: 'No calls in the last 15 minutes',
  noAnswers: 'No call was answered in the last 15 minutes',
  pausedUntil: 'Paused until',
  queue: 'Your recipients that wait',
  waiting: (count: number) =>
    count > 10_000 ? 'more than 10,000' : count === 0 ? 'none' : figure(count),
  since: (when: string) => `the oldest since ${when}`,
  limits: 'Limits',
  recipientsPerCall: (count: number) =>
    count === 1 ? '1 recipient in a call' : `${figure(count)} recipients in a call`,
  callsPerSecond: (count: number | null) =>
    count === null
      ? 'no documented rate'
      : count === 1
        ? '1 call in a second'
        : `${figure(count)} calls in a second`,
  source: 'Source of the limits',
  stage: {
    SUPPORTED: 'Supported',
    END_OF_SUPPORT_ANNOUNCED: 'Support ends',
    ENDED: 'Support has ended',
  } satisfies Record<ProviderStage, string>,
  endsIn: (date: string, daysLeft: number) =>
    daysLeft < 0
      ? `Support ended on ${day(date)}.`
      : `Support ends on ${day(date)}, in ${daysLeft === 1 ? '1 day' : `${figure(daysLeft)} days`}.`,
  noEnd: 'No end of support has been announced.',
  announcement: 'Announcement',
  lastError: 'Latest error in your batches',
  noError: 'None',
  requestId: 'Request id',
  results: 'Results',
  perRecipient: 'One for each recipient',
  perCall: 'One for a whole call',
} as const
