import { providerKinds } from '#providers/contract/kind.ts'
import type { Emulator } from '#sandbox/emulator.ts'
import type { InviteFilter } from '../../gql/graphql.ts'
import { ReadLifecycles } from '../documents/lifecycles.ts'
import type { TestGateway } from '../gateway.ts'

/** All invites that match, with what became of them. */
export async function lifecycles(gateway: TestGateway, filter: InviteFilter = {}) {
  return (await gateway.execute(ReadLifecycles, { filter })).invites.nodes
}

/** The lifecycle of each recipient. */
export async function lifecyclesByValue(gateway: TestGateway, filter: InviteFilter = {}) {
  const nodes = await lifecycles(gateway, filter)
  return Object.fromEntries(nodes.map(({ recipient, lifecycle }) => [recipient.value, lifecycle]))
}

const readOperations = new Set(['ListUsers', 'GetUser', 'ListOrganizationInvitations'])

/** How many requests an emulator got that only read. */
export function readsAt({ requests }: Emulator): number {
  return requests.filter(({ operation }) => readOperations.has(operation)).length
}

/** The same for all upstreams. */
export function readsEverywhere({ emulators }: TestGateway): number {
  return providerKinds.reduce((sum, kind) => sum + readsAt(emulators[kind]), 0)
}
