import type { ProviderKind as Kind } from '#providers/contract/kind.ts'
import { builder } from '../builder.ts'
import { ProviderKind } from './provider.ts'

/** A destination for people: the provider's id and our label. */
export interface DestinationShape {
  readonly provider: Kind
  readonly destinationId: string
}

export const Destination = builder.objectRef<DestinationShape>('Destination').implement({
  description: 'One space, account, network or organization at a provider.',
  fields: (t) => ({
    id: t.id({
      description: "The provider's own id; `organization` for Tencent, which has but one.",
      resolve: ({ destinationId }) => destinationId,
    }),
    provider: t.field({
      description: 'Where it is.',
      type: ProviderKind,
      resolve: ({ provider }) => provider,
    }),
    label: t.string({
      description: 'Its name in the configuration, or the id.',
      resolve: ({ provider, destinationId }, _args, { invites }) =>
        invites.destinations.label(provider, destinationId),
    }),
  }),
})
