import type { Answer } from '#providers/contract/answer.ts'
import type { DestinationReads } from '#providers/contract/destination.ts'
import type { LifecycleReads, Untracked } from '#providers/contract/lifecycle.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Revocations } from '#providers/contract/revocation.ts'

/** A request to an upstream. `operation` is one of few words. */
export interface UpstreamRequest {
  readonly provider: string
  readonly purpose: 'send' | 'look-up' | 'identify' | 'read' | 'revoke'
  readonly operation: string
  readonly answer: Answer['kind']
  readonly seconds: number
}

export type OnUpstreamRequest = (request: UpstreamRequest) => void

/** The same provider. Tells of every request but those of calls, which dispatch tells of. */
export function observeReads(provider: Provider, onRequest: OnUpstreamRequest): Provider {
  const { kind, lifecycles, destinationReads, revocations } = provider
  const observe =
    (purpose: 'read' | 'revoke', operation: string): Observe =>
    (request) =>
    async (...args) => {
      const began = performance.now()
      const page = await request(...args)
      const answer = page.kind === 'read' ? 'answered' : page.kind
      const seconds = (performance.now() - began) / 1_000
      onRequest({ provider: kind, purpose, operation, answer, seconds })
      return page
    }
  return {
    ...provider,
    lifecycles: observedReads(lifecycles, (operation) => observe('read', operation)),
    ...(destinationReads && {
      destinationReads: observedDestination(destinationReads, (operation) =>
        observe('read', operation),
      ),
    }),
    ...(revocations === undefined
      ? {}
      : { revocations: observedRevocations(revocations, observe) }),
  }
}

type Observe = <Args extends readonly unknown[], Page extends { kind: Answer['kind'] | 'read' }>(
  request: (...args: Args) => Promise<Page>,
) => (...args: Args) => Promise<Page>

function observedReads(
  reads: LifecycleReads | Untracked,
  observe: (operation: string) => Observe,
): LifecycleReads | Untracked {
  if (reads === 'UNTRACKED') return reads
  const { list, search } = reads
  const found = search && { ...search, find: observe('search')(search.find.bind(search)) }
  return { ...reads, list: observe('list')(list.bind(reads)), ...(found && { search: found }) }
}

function observedDestination(
  reads: DestinationReads,
  observe: (operation: string) => Observe,
): DestinationReads {
  return {
    securityGroups: observe('security-groups')(reads.securityGroups.bind(reads)),
    freeSeats: observe('free-seats')(reads.freeSeats.bind(reads)),
  }
}

function observedRevocations(
  revocations: Revocations,
  observe: (purpose: 'read' | 'revoke', operation: string) => Observe,
): Revocations {
  const { operation, read, revoke } = revocations
  return {
    ...revocations,
    ...(read && { read: observe('read', 'invitation')(read.bind(revocations)) }),
    revoke: observe('revoke', operation)(revoke.bind(revocations)),
  }
}
