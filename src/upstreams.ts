import { createChime } from '#providers/chime/chime.ts'
import { chimeConfiguration } from '#providers/chime/configuration.ts'
import type { ProviderConfiguration } from '#providers/contract/configuration.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { repostPrivateConfiguration } from '#providers/repost-private/configuration.ts'
import { createRepostPrivate } from '#providers/repost-private/repost-private.ts'
import { tencentOrganizationConfiguration } from '#providers/tencent-organization/configuration.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import { wickrConfiguration } from '#providers/wickr/configuration.ts'
import { createWickr } from '#providers/wickr/wickr.ts'
import { chimeTarget } from '#schema/targets/chime.ts'
import { repostPrivateTarget } from '#schema/targets/repost-private.ts'
import type { TargetShape } from '#schema/targets/target-shape.ts'
import { tencentOrganizationTarget } from '#schema/targets/tencent-organization.ts'
import { wickrTarget } from '#schema/targets/wickr.ts'

/** Every upstream, by the parts that the rooms take from it. A new one is one entry here. */
export const upstreams = {
  REPOST_PRIVATE: upstream({
    configuration: repostPrivateConfiguration,
    create: createRepostPrivate,
    target: repostPrivateTarget,
  }),
  WICKR: upstream({
    configuration: wickrConfiguration,
    create: createWickr,
    target: wickrTarget,
  }),
  TENCENT_ORGANIZATION: upstream({
    configuration: tencentOrganizationConfiguration,
    create: createTencentOrganization,
    target: tencentOrganizationTarget,
  }),
  CHIME: upstream({
    configuration: chimeConfiguration,
    create: createChime,
    target: chimeTarget,
  }),
} satisfies Record<ProviderKind, Upstream<unknown, unknown>>

export interface Upstream<Section, Settings> {
  /** How operators configure it. */
  readonly configuration: ProviderConfiguration<Section, Settings>
  /** Nothing is connected or loaded before the first call. */
  create(settings: Settings): Provider
  /** How clients name a destination and recipients. */
  readonly target: TargetShape
}

function upstream<Section, Settings>(
  parts: Upstream<Section, Settings>,
): Upstream<Section, Settings> {
  return parts
}
