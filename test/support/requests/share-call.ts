import type { Emulator, RequestRow } from '#sandbox/emulator.ts'
import type { InviteTargetInput } from '../../gql/graphql.ts'
import type { TestGateway } from '../gateway.ts'
import { openSends } from '../queued-sends.ts'
import { until } from '../until.ts'
import { send } from './send-invites.ts'

/** A request that is to leave in the same call as others. */
export interface Sharing {
  readonly gateway: TestGateway
  readonly target: InviteTargetInput
}

/**
 * Sends the requests in one call: a call before it is held until all of them are accepted. Resolves to their
 * answers, and to the requests to the upstream since, the shared call first.
 */
export async function shareCall(
  emulator: Emulator,
  before: Sharing,
  requests: readonly Sharing[],
): Promise<{
  readonly answers: readonly Awaited<ReturnType<typeof send>>[]
  readonly calls: readonly RequestRow[]
}> {
  const already = emulator.requests.length
  const open = await openSends(before.gateway.database)
  const release = emulator.hold()
  const first = send(before.gateway, { targets: [before.target], waitSeconds: 60 })
  await until(() => emulator.requests.length === already + 1)
  const sending = Promise.all(
    requests.map(({ gateway, target }) => send(gateway, { targets: [target], waitSeconds: 60 })),
  )
  const targets = [before, ...requests].map(({ target }) => target)
  const recipients = targets.reduce((sum, target) => sum + countOf(target), 0)
  // A full call is formed at once, and held like the first one.
  await until(async () => (await openSends(before.gateway.database)) === open + recipients)
  release()
  await first
  const answers = await sending
  return { answers, calls: emulator.requests.slice(already + 1) }
}

function countOf(target: InviteTargetInput): number {
  return Object.values(target).flatMap((one) => one?.recipients ?? []).length
}
