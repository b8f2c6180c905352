import type { TargetProgress } from '#invites/query/progress.ts'
import { type OutcomeKind, outcomeKinds } from '#invites/query/rows.ts'
import { builder } from '../builder.ts'
import { Destination } from '../provider/destination.ts'
import { Provider } from '../provider/provider.ts'

type Counts = Readonly<Record<OutcomeKind, number>>

const OutcomeCounts = builder.objectRef<Counts>('OutcomeCounts').implement({
  description: 'Recipients by outcome.',
  fields: (t) => ({
    queued: t.exposeInt('QUEUED', { description: 'Not final yet.' }),
    sent: t.exposeInt('SENT', { description: 'The provider took it.' }),
    alreadyPending: t.exposeInt('ALREADY_PENDING', { description: 'An invitation stood already.' }),
    alreadyMember: t.exposeInt('ALREADY_MEMBER', { description: 'The person had joined already.' }),
    skipped: t.exposeInt('SKIPPED', { description: 'The gateway decided not to send.' }),
    failed: t.exposeInt('FAILED', { description: 'Certainly not sent.' }),
    unconfirmed: t.exposeInt('UNCONFIRMED', { description: 'It may or may not have been sent.' }),
  }),
})

export const BatchProgress = builder
  .objectRef<readonly TargetProgress[]>('BatchProgress')
  .implement({
    description: 'How far a batch, or its part at one destination, is.',
    fields: (t) => ({
      total: t.int({ description: 'All recipients.', resolve: (targets) => totalOf(sum(targets)) }),
      done: t.int({
        description: 'Those with a final outcome, good or bad.',
        resolve: (targets) => totalOf(sum(targets)) - sum(targets).QUEUED,
      }),
      counts: t.field({ description: 'By outcome.', type: OutcomeCounts, resolve: sum }),
      resumesAt: t.field({
        description: 'Set while everything that remains waits for a rate limit or a back-off.',
        type: 'DateTime',
        nullable: true,
        resolve: resumesAt,
      }),
    }),
  })

export const BatchTarget = builder.objectRef<TargetProgress>('BatchTarget').implement({
  description: 'The part of a batch that goes to one destination.',
  fields: (t) => ({
    provider: t.field({
      description: 'Where it goes.',
      type: Provider,
      resolve: ({ provider }, _args, { invites }) => {
        const found = invites.providers.get(provider)
        if (found === undefined) throw new Error(`provider ${provider} is unknown here`)
        return found
      },
    }),
    destination: t.field({
      description: 'What the people are invited to.',
      type: Destination,
      resolve: (target) => target,
    }),
    progress: t.field({
      description: 'How far it is.',
      type: BatchProgress,
      resolve: (target) => [target],
    }),
  }),
})

function sum(targets: readonly TargetProgress[]): Counts {
  const entries = outcomeKinds.map(
    (kind) => [kind, targets.reduce((total, { counts }) => total + counts[kind], 0)] as const,
  )
  return Object.fromEntries(entries) as Counts
}

function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}

function resumesAt(targets: readonly TargetProgress[]): Date | undefined {
  if (targets.some(({ ready }) => ready > 0)) return undefined
  const moments = targets.flatMap((target) => target.resumesAt ?? [])
  return moments.sort((a, b) => +a - +b)[0]
}
