import { type Upstream, upstreams } from '../upstreams.ts'
import type { ProviderConfiguration, Variables } from './contract/configuration.ts'
import { byKind, type ProviderKind, providerKinds } from './contract/kind.ts'
import type { Provider } from './contract/provider.ts'

/** What each provider needs to reach its upstream. */
export type ProviderSettings = {
  readonly [Kind in ProviderKind]: Parameters<(typeof upstreams)[Kind]['create']>[0]
}

/** Makes every provider. Nothing is connected or loaded before the first call. */
export function createProviders(settings: ProviderSettings): ReadonlyMap<ProviderKind, Provider> {
  return new Map(
    providerKinds.map((kind) => {
      const { create }: Upstream<unknown, unknown> = upstreams[kind]
      return [kind, create(settings[kind])]
    }),
  )
}

/** How each provider is configured. */
export const providerConfigurations: Readonly<
  Record<ProviderKind, ProviderConfiguration<unknown, unknown>>
> = byKind((kind) => upstreams[kind].configuration)

/** The settings of every provider. `sections` holds the sections of the file by their names. */
export function providerSettings(
  sections: Readonly<Record<string, unknown>>,
  variables: Variables,
): ProviderSettings {
  const settings: Record<ProviderKind, unknown> = byKind((kind) => {
    const configuration = providerConfigurations[kind]
    return configuration.settings(sections[configuration.section], variables)
  })
  // `upstream` has paired each configuration with the provider that takes its settings.
  return settings as ProviderSettings
}
