import { upstreams } from './emulators.ts'
import type { NamedId } from './named-id.ts'

/** The named ids of all upstreams, in the order of the documentation. */
export const namedIds: readonly NamedId[] = Object.values(upstreams).flatMap(
  (upstream) => upstream.namedIds,
)
