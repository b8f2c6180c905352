import { type Upstream, upstreams } from '../upstreams.ts'
import { withRetryAfter } from './connections/retry-after.ts'
import type { ProviderConfiguration, Variables } from './contract/configuration.ts'
import { byKind, type ProviderKind, providerKinds } from './contract/kind.ts'
import type { LifecycleReads } from './contract/lifecycle.ts'
import type { Provider } from './contract/provider.ts'
import type { Revocations } from './contract/revocation.ts'

/** What each provider needs to reach its upstream. */
export type ProviderSettings = {
  readonly [Kind in ProviderKind]: Parameters<(typeof upstreams)[Kind]['create']>[0]
}

/**
 * Makes every provider. Nothing is connected or loaded before the first call. Each answer has the
 * `Retry-After` of its head.
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
  const { lookUp, identify, lifecycles, revocations } = provider
  return {
    ...provider,
    send: (...call) => withRetryAfter(() => provider.send(...call)),
    ...(lookUp && { lookUp: (...call) => withRetryAfter(() => lookUp(...call)) }),
    ...(identify && { identify: (...call) => withRetryAfter(() => identify(...call)) }),
    lifecycles: lifecycles === 'UNTRACKED' ? lifecycles : readsHearing(lifecycles),
    ...(revocations && { revocations: revocationsHearing(revocations) }),
  }
}

function readsHearing(reads: LifecycleReads): LifecycleReads {
  const { search } = reads
  return {
    ...reads,
    list: (...page) => withRetryAfter(() => reads.list(...page)),
    ...(search && {
      search: { ...search, find: (...person) => withRetryAfter(() => search.find(...person)) },
    }),
  }
}

function revocationsHearing(revocations: Revocations): Revocations {
  const { read } = revocations
  return {
    ...revocations,
    revoke: (...handles) => withRetryAfter(() => revocations.revoke(...handles)),
    ...(read && { read: (...person) => withRetryAfter(() => read(...person)) }),
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
