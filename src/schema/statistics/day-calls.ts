import type { DayCalls as Shape } from '#invites/statistics/calls-by-day.ts'
import { builder } from '../builder.ts'
import { ProviderKind } from '../provider/provider.ts'

export const DayCalls = builder.objectRef<Shape>('DayCalls').implement({
  description: 'Your calls of one day at one provider.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The day, in UTC.' }),
    provider: t.field({
      description: 'The provider that was called.',
      type: ProviderKind,
      resolve: ({ provider }) => provider,
    }),
    calls: t.exposeInt('calls', { description: 'The number of calls, repeated ones included.' }),
    failed: t.exposeInt('failed', { description: 'How many of them failed.' }),
    throttled: t.exposeInt('throttled', { description: 'How many of them were rate limited.' }),
    medianMs: t.exposeFloat('medianMs', {
      description: 'The milliseconds in which half of the calls were answered.',
    }),
    slowestMs: t.exposeFloat('slowestMs', {
      description: 'The milliseconds that the slowest call took.',
    }),
    saved: t.exposeInt('saved', {
      description: 'How many more calls your batches would have made if none had shared one.',
    }),
  }),
})
