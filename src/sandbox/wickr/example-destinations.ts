import type { ExampleDestination } from '../emulated-upstream.ts'

/** Any network id of 8 digits works as well, unless it is a named id. */
export const exampleDestinations: readonly [ExampleDestination, ...ExampleDestination[]] = [
  { provider: 'WICKR', id: '31415926', label: 'Field operations' },
  { provider: 'WICKR', id: '27182818', label: 'Partners' },
]
