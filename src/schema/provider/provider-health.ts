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
  description: 'How a provider does, by what was seen of it lately.',
  values: describe(healthStates, {
    OK: 'It answers.',
    THROTTLED: 'It refuses for its rate limit somewhere; what is sent there waits.',
    FAILING: 'Its latest call and most of the last quarter of an hour came to nothing.',
    UNKNOWN: 'Nothing was asked of it within the last quarter of an hour.',
  }),
})

export const ProviderHealth = builder.objectRef<Shape>('ProviderHealth').implement({
  description:
    'How a provider did within the last quarter of an hour, by its latest 200 calls from all replicas.',
  fields: (t) => ({
    state: t.field({ description: 'In one word.', type: HealthState, resolve: stateOf }),
    throttledUntil: t.expose('throttledUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when something waits for its rate limit.',
    }),
    calls: t.exposeInt('calls', { description: 'How many calls that is said of.' }),
    successRate: t.float({
      description:
        'The share of those that it answered, refusals with a reason included and throttled ones left out; null where there were none.',
      nullable: true,
      resolve: successRate,
    }),
    lastError: t.field({
      description: 'The latest error in a batch of yours.',
      type: ProviderError,
      nullable: true,
      resolve: ({ error }) => error,
    }),
  }),
})
