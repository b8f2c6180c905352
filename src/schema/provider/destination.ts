import { Node } from '../node.ts'
import { Destination } from './destination-ref.ts'
import { ProviderKind } from './provider.ts'

Destination.implement({
  description:
    'A place that people are invited to: a space, account, network or organization at a provider.',
  interfaces: [Node],
  fields: (t) => ({
    externalId: t.exposeID('destinationId', {
      description:
        "The provider's own id of this destination, as targets and filters take it. Two providers may use the same one. Always `organization` for Tencent Cloud, where the gateway's credentials belong to exactly one.",
    }),
    provider: t.field({
      description: 'The provider that hosts this destination.',
      type: ProviderKind,
      resolve: ({ provider }) => provider,
    }),
    label: t.string({
      description:
        'The name of this destination in the configuration, or its `externalId` if it has none.',
      resolve: ({ provider, destinationId }, _args, { invites }) =>
        invites.destinations.label(provider, destinationId),
    }),
  }),
})
