import { secondsLeft } from '#invites/plan/forecast.ts'
import type { TargetProgress } from '#invites/query/progress.ts'
import { maxQueued } from '#invites/query/remaining.ts'
import { type OutcomeKind, outcomeKinds } from '#invites/query/rows.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { Destination, destinationOf } from '../provider/destination-ref.ts'
import { Provider } from '../provider/provider.ts'

type Counts = Readonly<Record<OutcomeKind, number>>
type CountsShown = Counts & Pick<TargetProgress, 'sentWithoutEmail'>

const OutcomeCounts = builder.objectRef<CountsShown>('OutcomeCounts').implement({
  description: 'The number of recipients with each outcome.',
  fields: (t) => ({
    queued: t.exposeInt('QUEUED', { description: 'Recipients that wait to be sent to.' }),
    sent: t.exposeInt('SENT', {
      description: 'Recipients whose invitation the provider accepted.',
    }),
    sentWithoutEmail: t.exposeInt('sentWithoutEmail', {
      description:
        'Of those sent: recipients whose invitation the provider accepted, but whose e-mail it did not send or failed to send. See `emailStatus`.',
    }),
    alreadyPending: t.exposeInt('ALREADY_PENDING', {
      description: 'Recipients that already had a pending invitation.',
    }),
    alreadyMember: t.exposeInt('ALREADY_MEMBER', {
      description: 'Recipients that had already joined.',
    }),
    skipped: t.exposeInt('SKIPPED', {
      description: 'Recipients that the gateway decided not to send to.',
    }),
    failed: t.exposeInt('FAILED', {
      description: 'Recipients to whom nothing was sent, for certain.',
    }),
    unconfirmed: t.exposeInt('UNCONFIRMED', {
      description: 'Recipients to whom an invitation may or may not have been sent.',
    }),
  }),
})

export const BatchProgress = builder
  .objectRef<readonly TargetProgress[]>('BatchProgress')
  .implement({
    description: 'The progress of a batch, or of its part at one destination.',
    fields: (t) => ({
      total: t.int({
        description: 'The number of recipients.',
        resolve: (targets) => totalOf(sum(targets)),
      }),
      done: t.int({
        description: 'The number of recipients with a final outcome, good or bad.',
        resolve: (targets) => totalOf(sum(targets)) - sum(targets).QUEUED,
      }),
      counts: t.field({
        description: 'The number of recipients with each outcome.',
        type: OutcomeCounts,
        resolve: (targets) => ({ ...sum(targets), sentWithoutEmail: withoutEmail(targets) }),
      }),
      resumesAt: t.field({
        description:
          'When sending resumes, if all remaining recipients wait for a rate limit, a back-off or the cool-down of their mailbox; otherwise null.',
        type: 'DateTime',
        nullable: true,
        resolve: resumesAt,
      }),
      estimatedSecondsLeft: t.int({
        description:
          'The estimated number of seconds until every recipient has a final outcome, including waiting times for rate limits and other batches, if no further attempt fails. It is 0 when all outcomes are final, and null when nothing can be said: more than 100,000 invites wait, or this gateway is not configured to use the provider.',
        nullable: true,
        resolve: estimatedSecondsLeft,
      }),
    }),
  })

export const BatchTarget = builder.objectRef<TargetProgress>('BatchTarget').implement({
  description: 'The part of a batch that is sent to one destination.',
  fields: (t) => ({
    provider: t.field({
      description: 'The provider that sends this part.',
      type: Provider,
      resolve: ({ provider }, _args, { invites }) => {
        const found = invites.providers.get(provider)
        if (found === undefined) throw new Error(`provider ${provider} is unknown here`)
        return found
      },
    }),
    destination: t.field({
      description: 'The destination that the people are invited to.',
      type: Destination,
      resolve: destinationOf,
    }),
    progress: t.field({
      description: 'The progress of this part.',
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

function withoutEmail(targets: readonly TargetProgress[]): number {
  return targets.reduce((total, { sentWithoutEmail }) => total + sentWithoutEmail, 0)
}

function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}

/** The destinations are served at the same time, so the slowest decides. */
async function estimatedSecondsLeft(
  targets: readonly TargetProgress[],
  _args: unknown,
  { invites, load }: Context,
): Promise<number | null> {
  const open = targets.filter(({ counts }) => counts.QUEUED > 0)
  const seconds = await Promise.all(
    open.map(async ({ batchId, provider, destinationId }) => {
      const limits = invites.destinations.has(provider) && invites.providers.get(provider)?.limits
      const remaining = (await load.remaining.load(batchId)).find(
        (one) => one.provider === provider && one.destinationId === destinationId,
      )
      // Everything became final after the progress was read.
      if (remaining === undefined) return 0
      return limits && remaining.queued <= maxQueued ? secondsLeft(remaining, limits) : null
    }),
  )
  return seconds.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)), 0)
}

function resumesAt(targets: readonly TargetProgress[]): Date | undefined {
  if (targets.some(({ ready }) => ready > 0)) return undefined
  const moments = targets.flatMap((target) => target.resumesAt ?? [])
  return moments.sort((a, b) => +a - +b)[0]
}
