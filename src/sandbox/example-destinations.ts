import type { ExampleDestination } from './emulated-upstream.ts'
import { upstreams } from './emulators.ts'

/** The example destinations of all upstreams. */
export const exampleDestinations: readonly ExampleDestination[] = Object.values(upstreams).flatMap(
  (upstream) => upstream.exampleDestinations,
)
