import type { ExampleDestination } from '../emulated-upstream.ts'

/** Any space whose id starts with `SP` works as well, unless it is a named id. */
export const exampleDestinations: readonly [ExampleDestination, ...ExampleDestination[]] = [
  { provider: 'REPOST_PRIVATE', id: 'SPq3V8mZ1xT6bK0nR4wYcA2g', label: 'Engineering' },
  { provider: 'REPOST_PRIVATE', id: 'SPt7H2dL9sF5jU1pE8vQoX3i', label: 'Customer support' },
]
