import type { Rulebook } from '#invites/check/check-request.ts'
import { createDestinations } from '#invites/check/destinations.ts'
import { defaultLimits } from '#invites/check/limits.ts'
import type { RequestTarget, SendRequest } from '#invites/check/request.ts'
import { type ProviderKind, providerKinds } from '#providers/contract/kind.ts'
import { sandboxProviders } from '#sandbox/sandbox.ts'

/** The rules of a gateway with every provider, every destination and a list of allowed hosts. */
export function rulebook(allowedLinkHosts: readonly string[]): Rulebook {
  const any = new Map([['*', undefined]])
  const nowhere = Object.fromEntries(providerKinds.map((kind) => [kind, 'http://127.0.0.1:9']))
  return {
    limits: { ...defaultLimits, allowedLinkHosts, maxRecipientsPerBatch: 1_000_000 },
    hashKey: (key) => key,
    destinations: createDestinations(Object.fromEntries(providerKinds.map((kind) => [kind, any]))),
    providers: sandboxProviders(nowhere as Record<ProviderKind, string>, 1),
  }
}

export function sendRequest(targets: readonly RequestTarget[]): SendRequest {
  return {
    ...{ operation: 'sendInvites', idempotencyKey: 'key', name: 'a batch', targets, input: {} },
    ...{ duplicates: { windowSeconds: 0, onDuplicate: 'SKIP' }, onInvalid: 'REJECT_BATCH' },
    waitSeconds: 0,
  }
}
