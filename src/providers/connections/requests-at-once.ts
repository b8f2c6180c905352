import type { RequestsAtOnce } from '../contract/facts.ts'

/**
 * For an upstream that states no limit of its own. Twice as many calls as one destination may have in
 * flight. Agents have no `maxSockets`: the SDK's connect timeout goes on while a request waits for a
 * socket, so the upstream would seem to be down.
 */
export const requestsAtOnce: RequestsAtOnce = { calls: 100, lookUps: 50, reads: 50 }
