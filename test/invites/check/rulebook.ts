import type { Rulebook } from '#invites/check/check-request.ts'
import { createDestinations } from '#invites/check/destinations.ts'
import { defaultLimits } from '#invites/check/limits.ts'
import type { RequestTarget, SendRequest } from '#invites/check/request.ts'
import { createProviders } from '#providers/registry.ts'

const settings = { requestTimeoutMs: 1 }

/** The rules of a gateway with every provider, every destination and a list of allowed hosts. */
export function rulebook(allowedLinkHosts: readonly string[]): Rulebook {
  const any = new Map([['*', undefined]])
  return {
    limits: { ...defaultLimits, allowedLinkHosts, maxRecipientsPerBatch: 1_000_000 },
    destinations: createDestinations({
      ...{ REPOST_PRIVATE: any, WICKR: any, TENCENT_ORGANIZATION: any, CHIME: any },
    }),
    providers: createProviders({
      ...{ REPOST_PRIVATE: settings, WICKR: settings, CHIME: settings },
      TENCENT_ORGANIZATION: { ...settings, credential: { secretId: 'id', secretKey: 'key' } },
    }),
  }
}

export function sendRequest(targets: readonly RequestTarget[]): SendRequest {
  return {
    ...{ operation: 'sendInvites', idempotencyKey: 'key', name: 'a batch', targets, input: {} },
    ...{ duplicates: { windowSeconds: 0, onDuplicate: 'SKIP' }, onInvalid: 'REJECT_BATCH' },
    waitSeconds: 0,
  }
}
