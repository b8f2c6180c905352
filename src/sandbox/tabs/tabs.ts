import { providerKinds } from '#providers/contract/kind.ts'
import type { EmulatedUpstream } from '../emulated-upstream.ts'
import { upstreams } from '../emulators.ts'
import { follow, history, invites, providers, revoke } from './reading.ts'
import { everyOutcome, fourClouds, outcomeFields, plan } from './sending.ts'

export interface Tab {
  readonly query: string
  /** JSON. */
  readonly variables?: string
}

/**
 * The documents that GraphiQL opens with. Each works unchanged, but for the ids that its variables ask
 * for. The first has no variables: GraphiQL 5 drops those of the first tab until the tab is edited.
 */
export function createTabs(): readonly Tab[] {
  const all: readonly EmulatedUpstream[] = providerKinds.map((kind) => upstreams[kind])
  const examples = all.map(({ exampleRequests }) => exampleRequests)
  const welcomes = examples.map(({ welcome }) => welcome)
  return [
    { query: fourClouds(welcomes) },
    { query: everyOutcome(examples.flatMap(({ outcomes }) => outcomes)) },
    { query: plan(welcomes) },
    { query: follow, variables: json({ batchId: 'the id of a batch, which FourClouds shows' }) },
    { query: history },
    { query: invites, variables: json({ filter: { outcome: ['FAILED', 'UNCONFIRMED'] } }) },
    ...examples.flatMap(({ tabs = [] }) =>
      tabs.map((tab) => ({ query: `${tab}\n\n${outcomeFields}\n` })),
    ),
    {
      query: revoke,
      variables: json({
        input: {
          inviteIds: ['the id of an invite, which Invites shows'],
          acceptUserDeletion: true,
        },
      }),
    },
    { query: providers },
  ]
}

function json(variables: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(variables, null, 2)
}
