import type { Page, PageRequest } from '#invites/query/pagination.ts'
import { isGranted } from '#providers/contract/destination.ts'
import { builder } from '../builder.ts'
import { connectionOf, pageArgs, pageRequest } from '../pages/connection.ts'
import { callerNow, needs } from '../scopes.ts'
import { Destination, type DestinationShape } from './destination-ref.ts'
import { ProviderKind } from './provider.ts'

const DestinationConnection = connectionOf(Destination, 'Destination', 'destinations')

builder.queryField('destinations', (t) =>
  t.field({
    ...needs('anyone'),
    description:
      'The destinations that the configuration names and that you may invite to, in the order of the configuration. `Provider.acceptsAnyDestination` says where other ids may be given as well.',
    type: DestinationConnection,
    nullable: true,
    args: {
      provider: t.arg({
        type: [ProviderKind],
        description: 'Returns only destinations at these providers.',
      }),
      ...pageArgs(t, 'destinations', defaultSize),
    },
    resolve: (_root, { provider, ...args }, context) => {
      const { destinations } = callerNow(context.caller)
      const found = context.invites.destinations
        .named()
        .filter((one) => provider == null || provider.includes(one.provider))
        .filter((one) => isGranted(destinations, one.provider, one.destinationId))
      return pageIn(found, pageRequest(args, 'destinations', context))
    },
  }),
)

const defaultSize = 50

/** A page of a list that is in memory. Positions count from 1. */
function pageIn(
  all: readonly DestinationShape[],
  { first, after, last, before }: PageRequest,
): Page<DestinationShape> {
  const placed = all.map((row, index) => ({ position: index + 1, row }))
  const range = placed.filter(
    ({ position }) => position > (after ?? 0) && position < (before ?? all.length + 1),
  )
  const rows =
    last === undefined
      ? range.slice(0, first ?? defaultSize)
      : range.slice(Math.max(0, range.length - last))
  return {
    list: 'destinations',
    rows,
    hasNextPage: (rows.at(-1)?.position ?? after ?? 0) < all.length,
    hasPreviousPage: (rows[0]?.position ?? before ?? 1) > 1,
    count: async () => all.length,
  }
}
