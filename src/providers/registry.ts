import type { AwsSettings } from './aws/settings.ts'
import { createChime } from './chime/chime.ts'
import type { ProviderKind } from './contract/kind.ts'
import type { Provider } from './contract/provider.ts'
import { createRepostPrivate } from './repost-private/repost-private.ts'
import type { TencentSettings } from './tencent-organization/settings.ts'
import { createTencentOrganization } from './tencent-organization/tencent-organization.ts'
import { createWickr } from './wickr/wickr.ts'

/** What each provider needs to reach its upstream. */
export interface ProviderSettings {
  readonly repostPrivate: AwsSettings
  readonly wickr: AwsSettings
  readonly tencentOrganization: TencentSettings
  readonly chime: AwsSettings
}

/** Every provider there is. Nothing is connected or loaded before the first call. */
export function createProviders(settings: ProviderSettings): ReadonlyMap<ProviderKind, Provider> {
  const providers = {
    REPOST_PRIVATE: createRepostPrivate(settings.repostPrivate),
    WICKR: createWickr(settings.wickr),
    TENCENT_ORGANIZATION: createTencentOrganization(settings.tencentOrganization),
    CHIME: createChime(settings.chime),
  } satisfies Record<ProviderKind, Provider>
  return new Map(Object.values(providers).map((provider) => [provider.kind, provider]))
}
