import type { Provider } from '#providers/contract/provider.ts'
import type { Emulator } from '#sandbox/emulator.ts'
import type { ProviderFacts } from '../facts.ts'

/** What every part of the suite works with. The emulator is reset before each test. */
export interface Bench<Settings> {
  readonly facts: ProviderFacts<Settings>
  readonly emulator: Emulator
  /** Shared by all tests of the upstream. */
  readonly provider: Provider
  /** Another provider of the same upstream, which the caller closes. */
  readonly createWith: (change: (settings: Settings) => Settings) => Provider
  /** The name of a test begins with the upstream's. */
  readonly name: (title: string) => string
}
