import { isGranted } from '#providers/contract/destination.ts'
import { builder } from '../builder.ts'
import { notAuthorized } from '../mutations/user-error-of.ts'
import { Node } from '../node.ts'
import { callerNow, forbidden, needs } from '../scopes.ts'
import { Destination } from './destination-ref.ts'
import { destinationKey, findDestination } from './find-destination.ts'
import { ProviderKind } from './provider.ts'
import { SecurityGroupsResult } from './security-groups.ts'

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
    securityGroups: t.field({
      ...needs('invites:send'),
      unauthorizedResolver: notAuthorized('invites:send'),
      description:
        'The security groups to choose from for Wickr users, read at the provider and remembered for some seconds. Waits up to 5 seconds. Null where the provider has none.',
      type: SecurityGroupsResult,
      nullable: true,
      resolve: async ({ provider, destinationId }, _args, { invites, caller, whileWaiting }) => {
        const { destinations } = callerNow(caller)
        if (!isGranted(destinations, provider, destinationId)) throw forbidden('invites:send')
        const reading = invites.securityGroups(provider, destinationId)
        return reading === undefined ? null : whileWaiting(() => reading)
      },
    }),
  }),
})

builder.queryField('destination', (t) =>
  t.field({
    ...needs('anyone'),
    description:
      'The destination with this id at a provider. Null unless you may use it, and the configuration allows it or your tenant has invited somebody there.',
    type: Destination,
    nullable: true,
    args: {
      provider: t.arg({
        type: ProviderKind,
        required: true,
        description: 'The provider that hosts the destination.',
      }),
      externalId: t.arg.id({
        required: true,
        description: "The provider's own id of the destination.",
      }),
    },
    resolve: (_root, { provider, externalId }, context) =>
      findDestination(destinationKey({ provider, destinationId: externalId }), context),
  }),
)
