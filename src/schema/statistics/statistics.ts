import type { StatisticsFilter } from '#invites/statistics/outcomes-by-day.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import { builder } from '../builder.ts'
import { outOfBounds } from '../pages/argument-rule.ts'
import { badArgument } from '../pages/bad-argument.ts'
import { ProviderKind } from '../provider/provider.ts'
import { callerNow, needs } from '../scopes.ts'
import { DayCalls } from './day-calls.ts'
import { DayOutcomes, DestinationOutcomes } from './outcome-sums.ts'

const Statistics = builder.objectRef<StatisticsFilter>('Statistics').implement({
  description:
    'Counts over your destinations. They are kept as invitations change, and read quickly however many there are.',
  fields: (t) => ({
    outcomesByDay: t.field({
      description:
        'The outcomes by the day on which they became final, and by provider, oldest day first. Days without any are left out. Deleted batches are not counted any more.',
      type: [DayOutcomes],
      resolve: (filter, _args, { invites, caller }) =>
        invites.outcomesByDay(filter, callerNow(caller, 'invites:read')),
    }),
    outcomesByDestination: t.field({
      description: 'The same over all the days for the 50 busiest destinations, the busiest first.',
      type: [DestinationOutcomes],
      resolve: (filter, _args, { invites, caller }) =>
        invites.outcomesByDestination(filter, callerNow(caller, 'invites:read')),
    }),
    callsByDay: t.field({
      description:
        'Your calls by day and by provider, oldest day first. Only the latest 5,000 entries about calls in your latest 5,000 batches are looked at: a busy tenant sees fewer days.',
      type: [DayCalls],
      resolve: (filter, _args, { invites, caller }) =>
        invites.callsByDay(
          filter.provider ?? providerKinds,
          filter,
          callerNow(caller, 'invites:read'),
        ),
    }),
  }),
})

builder.queryField('statistics', (t) =>
  t.field({
    ...needs('invites:read'),
    description: 'How many recipients got which outcome by day, at your destinations.',
    type: Statistics,
    nullable: true,
    args: {
      days: t.arg.int({
        required: true,
        defaultValue: 30,
        description: `How many days (UTC), today included; at most ${maxDays}.`,
      }),
      provider: t.arg({
        type: [ProviderKind],
        description: 'Counts only at these providers.',
      }),
      destinationIds: t.arg.idList({
        description: "Counts only at destinations with these provider's own ids; at most 50.",
      }),
    },
    resolve: (_root, { days, provider, destinationIds }) => {
      const badDays = outOfBounds(
        days,
        { min: 1, max: maxDays },
        `\`days\` must be between 1 and ${maxDays}.`,
      )
      if (badDays !== undefined) throw badArgument('days', badDays)
      const tooMany = outOfBounds(
        destinationIds?.length ?? 0,
        { min: 0, max: maxIds },
        `\`destinationIds\` must have at most ${maxIds} ids.`,
      )
      if (tooMany !== undefined) throw badArgument('destinationIds', tooMany)
      return {
        days,
        ...(provider == null ? {} : { provider }),
        ...(destinationIds == null ? {} : { destinationIds }),
      }
    },
  }),
)

// A quarter of a year.
const maxDays = 92
const maxIds = 50
