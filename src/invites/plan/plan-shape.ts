import type { Operation } from '#providers/contract/call.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { NewSend } from '../accept/new-send.ts'
import type { PlanWarning } from './plan-warnings.ts'
import type { PlannedSeats } from './seats.ts'

/** What a request would do if it were sent now. */
export interface Plan {
  /** Equal for equal input while the same recipients would be sent to under the same limits. */
  readonly fingerprint: string
  /** One for each recipient, in input order. */
  readonly rows: readonly NewSend[]
  readonly calls: readonly PlannedCall[]
  readonly estimatedSeconds: number
  /** For each destination where seats are counted. */
  readonly seats: readonly PlannedSeats[]
  readonly warnings: readonly PlanWarning[]
}

/** The calls for one destination, operation and message. */
export interface PlannedCall {
  readonly provider: ProviderKind
  readonly destinationId: string
  readonly operation: Operation
  readonly calls: number
  /** In all calls together. */
  readonly recipients: number
  readonly recipientsPerCall: number
}
