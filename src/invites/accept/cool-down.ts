import { mayHaveBeenSent } from '#dispatch/store/same-recipient.ts'
import type { DuplicatePolicy } from '../check/request.ts'

/**
 * How far back earlier sends to a recipient count: as far as the request asks, and at least the
 * gateway's cool-down, which no request can shorten. 0: nothing earlier counts. Pure.
 */
export function lookBackSeconds(
  { windowSeconds, onDuplicate }: DuplicatePolicy,
  coolDownSeconds: number,
): number {
  return Math.max(onDuplicate === 'SKIP' ? windowSeconds : 0, coolDownSeconds)
}

/**
 * SQL: may `send`, a row of `sends`, have reached its recipient within the last `seconds`, or may it
 * still? What waits counts however old it is, because it can leave at any moment; what has left
 * counts from when its answer was known. Nothing counts within 0 seconds.
 */
export function sentWithin(send: string, seconds: string): string {
  return `(${seconds} > 0 and ${mayHaveBeenSent(send)} and (${send}.state <> 'final'
    or ${send}.settled_at > gateway_now() - ${seconds} * interval '1 s'))`
}
