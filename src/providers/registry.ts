import { type Upstream, upstreams } from '../upstreams.ts'
import { withRetryAfter } from './connections/retry-after.ts'
import type { ProviderConfiguration, Variables } from './contract/configuration.ts'
import { byKind, type ProviderKind, providerKinds } from './contract/kind.ts'
import type { Provider } from './contract/provider.ts'

/** What each provider needs to reach its upstream. */
export type ProviderSettings = {
  readonly [Kind in ProviderKind]: Parameters<(typeof upstreams)[Kind]['create']>[0]
}

/**
 * Makes every provider. Nothing is connected or loaded before the first call. Each answer to a call
 * has the `Retry-After` of its head.
 */
export function createProviders(settings: ProviderSettings): ReadonlyMap<ProviderKind, Provider> {
  return new Map(
    providerKinds.map((kind) => {
      const { create }: Upstream<unknown, unknown> = upstreams[kind]
      return [kind, hearingRetryAfter(create(settings[kind]))]
    }),
  )
}

function hearingRetryAfter(provider: Provider): Provider {
  const { lookUp } = provider
  return {
    ...provider,
    send: (call, signal) => withRetryAfter(() => provider.send(call, signal)),
    ...(lookUp === undefined
      ? {}
      : { lookUp: (call, signal) => withRetryAfter(() => lookUp(call, signal)) }),
  }
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
