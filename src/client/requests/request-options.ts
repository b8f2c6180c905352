import type { GatewayError } from '../transport/gateway-error.ts'

export interface RequestOptions {
  /** Gives up. What was sent may have been accepted. */
  readonly signal?: AbortSignal
  /** Called when the gateway was not reached or has too much to do, before it is tried again. */
  readonly onTrouble?: (error: GatewayError) => void
}
