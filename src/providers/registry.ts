import { createChime } from './chime/chime.ts'
import { chimeConfiguration } from './chime/configuration.ts'
import type { ProviderConfiguration, Variables } from './contract/configuration.ts'
import { byKind, type ProviderKind, providerKinds } from './contract/kind.ts'
import type { Provider } from './contract/provider.ts'
import { repostPrivateConfiguration } from './repost-private/configuration.ts'
import { createRepostPrivate } from './repost-private/repost-private.ts'
import { tencentOrganizationConfiguration } from './tencent-organization/configuration.ts'
import { createTencentOrganization } from './tencent-organization/tencent-organization.ts'
import { wickrConfiguration } from './wickr/configuration.ts'
import { createWickr } from './wickr/wickr.ts'

/** Every upstream: how operators configure it, and how its provider is made. */
const upstreams = {
  REPOST_PRIVATE: upstream(repostPrivateConfiguration, createRepostPrivate),
  WICKR: upstream(wickrConfiguration, createWickr),
  TENCENT_ORGANIZATION: upstream(tencentOrganizationConfiguration, createTencentOrganization),
  CHIME: upstream(chimeConfiguration, createChime),
} satisfies Record<ProviderKind, Upstream<unknown, unknown>>

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

interface Upstream<Section, Settings> {
  readonly configuration: ProviderConfiguration<Section, Settings>
  create(settings: Settings): Provider
}

function upstream<Section, Settings>(
  configuration: ProviderConfiguration<Section, Settings>,
  create: (settings: Settings) => Provider,
): Upstream<Section, Settings> {
  return { configuration, create }
}
