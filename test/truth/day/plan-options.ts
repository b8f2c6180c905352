export interface PlanOptions {
  readonly seed: number
  readonly operations: number
  /** The share of upstream requests that meet one. */
  readonly faults: number
  readonly kills: number
  readonly freezes: number
  /** How long an upstream is away, in milliseconds. */
  readonly outageMs: number
}
