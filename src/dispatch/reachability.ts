import type { Answer } from '#providers/contract/answer.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { troubleOf } from './policy/trouble.ts'

/** Which providers this process cannot connect to. Another replica may be able to. */
export interface Reachability {
  note(provider: ProviderKind, answer: Answer): void
  /** Where connects failed, one after the other, until a short time ago. */
  unreachable(): ProviderKind[]
}

/** Nothing is known at first. */
export function createReachability(): Reachability {
  const failures = new Map<ProviderKind, { readonly count: number; readonly at: number }>()
  return {
    note: (provider, answer) => {
      if (answer.kind === 'unanswered') return
      if (troubleOf(answer) !== 'UNREACHABLE') failures.delete(provider)
      else {
        const count = (failures.get(provider)?.count ?? 0) + 1
        failures.set(provider, { count, at: performance.now() })
      }
    },
    unreachable: () => {
      const now = performance.now()
      return [...failures].flatMap(([provider, { count, at }]) =>
        count >= minFailures && now - at < rememberMs ? [provider] : [],
      )
    },
  }
}

// A single one may be a connection that broke.
const minFailures = 2
// The way may be open again: one more connect a minute finds out.
const rememberMs = 60_000
