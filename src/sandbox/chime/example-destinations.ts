import type { ExampleDestination } from '../emulated-upstream.ts'

/** Any account whose id does not start with `unknown` works as well, unless it is a named id. */
export const exampleDestinations: readonly [ExampleDestination, ...ExampleDestination[]] = [
  { provider: 'CHIME', id: '3f1c9a52-7d64-4e0b-9a86-2c5b7e8d1f40', label: 'Berlin office' },
  { provider: 'CHIME', id: '9b27e6d1-0c3f-4a58-b1d4-6f8e2a9c7035', label: 'Singapore office' },
]
