import type { ProviderKind as Kind } from '#providers/contract/kind.ts'
import { builder } from '../builder.ts'
import { ProviderKind } from './provider.ts'

/** A destination by its provider and the provider's id of it. */
export interface DestinationShape {
  readonly provider: Kind
  readonly destinationId: string
}

export const Destination = builder.objectRef<DestinationShape>('Destination').implement({
  description:
    'A place that people are invited to: a space, account, network or organization at a provider.',
  fields: (t) => ({
    id: t.id({
      description:
        "The provider's id of this destination. Always `organization` for Tencent Cloud, where the gateway's credentials belong to exactly one.",
      resolve: ({ destinationId }) => destinationId,
    }),
    provider: t.field({
      description: 'The provider that hosts this destination.',
      type: ProviderKind,
      resolve: ({ provider }) => provider,
    }),
    label: t.string({
      description: 'The name of this destination in the configuration, or its id if it has none.',
      resolve: ({ provider, destinationId }, _args, { invites }) =>
        invites.destinations.label(provider, destinationId),
    }),
  }),
})
