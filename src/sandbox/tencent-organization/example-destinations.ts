import type { ExampleDestination } from '../emulated-upstream.ts'

/** The account that asks has one organization, so there is no other. */
export const exampleDestinations: readonly [ExampleDestination, ...ExampleDestination[]] = [
  {
    provider: 'TENCENT_ORGANIZATION',
    id: 'organization',
    label: 'The Tencent Cloud organization',
  },
]
