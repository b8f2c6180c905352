import {
  healthStates,
  type ProviderHealth as Shape,
  stateOf,
  successRate,
} from '#invites/query/provider-health.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { ProviderError } from './provider-error.ts'

const HealthState = builder.enumType('HealthState', {
  description: 'The health of a provider, judged by its recent calls.',
  values: describe(healthStates, {
    OK: 'The provider answers calls.',
    THROTTLED: 'At least one destination is rate limited; its invites wait.',
    FAILING:
      'The latest call failed, and so did most calls of the last 15 minutes; or the provider cannot be reached or does not accept our credentials, and what waits for it is tried again.',
    UNKNOWN: 'There was no call in the last 15 minutes to judge by.',
  }),
})

export const ProviderHealth = builder.objectRef<Shape>('ProviderHealth').implement({
  description:
    'The recent health of a provider: its latest 200 calls of the last 15 minutes, from all replicas.',
  fields: (t) => ({
    state: t.field({
      description: 'The overall state of the provider.',
      type: HealthState,
      resolve: stateOf,
    }),
    throttledUntil: t.expose('throttledUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'When the last rate limited destination can be called again. Null if none is.',
    }),
    calls: t.exposeInt('calls', {
      description: 'The number of calls that this state is based on.',
    }),
    successRate: t.float({
      description:
        'The share of calls that the provider answered, from 0 to 1. Refusals with a reason count as answered; throttled calls do not count at all. Null if there were no calls.',
      nullable: true,
      resolve: successRate,
    }),
    waiting: t.exposeInt('waiting', {
      description:
        'The number of your recipients that wait to be sent to, over at most 1,000 destinations. 10,001 means more than 10,000.',
    }),
    waitingSince: t.expose('waitingSince', {
      type: 'DateTime',
      nullable: true,
      description:
        'When the oldest of `waiting` was asked for. Of more than 10,000, the oldest of those that leave next. Null if none waits.',
    }),
    lastError: t.field({
      description: 'The latest error in one of your own batches.',
      type: ProviderError,
      nullable: true,
      resolve: ({ error }) => error,
    }),
  }),
})
