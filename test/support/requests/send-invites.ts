import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { providerKinds } from '#providers/contract/kind.ts'
import type { Emulator } from '#sandbox/emulator.ts'
import type { InviteTargetInput, ReinviteUsersInput, SendInvitesInput } from '../../gql/graphql.ts'
import { PlanInvites } from '../documents/plan.ts'
import { ReinviteUsers, SendInvites } from '../documents/send.ts'
import type { TestGateway } from '../gateway.ts'

// Seconds, the most that a request may wait: the default of 10 passes on a busy machine.
const onBusyMachines = 60

/** Without a key it gets one of its own. */
type Keyed<Input> = Omit<Input, 'idempotencyKey'> & { readonly idempotencyKey?: string | number }

export async function trySend(gateway: TestGateway, input: Keyed<SendInvitesInput>) {
  const keyed = { idempotencyKey: randomUUID(), waitSeconds: onBusyMachines, ...input }
  return (await gateway.execute(SendInvites, { input: keyed })).sendInvites
}

/** The answer to a request that must be accepted. */
export async function send(gateway: TestGateway, input: Keyed<SendInvitesInput>) {
  const answer = await trySend(gateway, input)
  assert.equal(answer.__typename, 'SendInvitesPayload', JSON.stringify(answer))
  return answer
}

export async function tryReinvite(gateway: TestGateway, input: Keyed<ReinviteUsersInput>) {
  const keyed = { idempotencyKey: randomUUID(), waitSeconds: onBusyMachines, ...input }
  return (await gateway.execute(ReinviteUsers, { input: keyed })).reinviteUsers
}

/** The same for `reinviteUsers`. */
export async function reinvite(gateway: TestGateway, input: Keyed<ReinviteUsersInput>) {
  const answer = await tryReinvite(gateway, input)
  assert.equal(answer.__typename, 'ReinviteUsersPayload', JSON.stringify(answer))
  return answer
}

export async function tryPlan(gateway: TestGateway, ...targets: readonly InviteTargetInput[]) {
  return (await gateway.execute(PlanInvites, { input: { targets: [...targets] } })).planInvites
}

/** Whom an emulator sent an e-mail, in order. */
export function sentBy({ ledger }: Emulator): string[] {
  return ledger.map(({ recipient }) => recipient)
}

/** How many requests reached any emulator. */
export function requestsTo({ emulators }: TestGateway): number {
  return providerKinds.reduce((sum, kind) => sum + emulators[kind].requests.length, 0)
}

/** All emulators forget everything; the database stays as it is. */
export function resetEmulators({ emulators }: TestGateway): void {
  for (const kind of providerKinds) emulators[kind].reset()
}

/** The typenames of outcomes, for a look at many. */
export function kindsOf(results: readonly { readonly __typename: string }[]): string[] {
  return results.map(({ __typename }) => __typename)
}
