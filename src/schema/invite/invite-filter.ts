import type { InviteFilter as Shape } from '#invites/query/invite-conditions.ts'
import { builder } from '../builder.ts'
import { fromGlobalId } from '../global-id.ts'
import { ProviderKind } from '../provider/provider.ts'
import { InviteLifecycle } from './lifecycle.ts'
import { FailureCode, OutcomeKind } from './outcome-enums.ts'

export const InviteFilter = builder.inputType('InviteFilter', {
  description:
    'Selects invites that satisfy all given conditions. A list is satisfied by any of its values.',
  fields: (t) => ({
    batchId: t.id({ description: 'Selects invites of this batch.' }),
    provider: t.field({
      type: [ProviderKind],
      description: 'Selects invites at one of these providers.',
    }),
    destinationId: t.id({
      description:
        'Selects invites to the destination with this id, as in `Destination.externalId`.',
    }),
    destinationIds: t.idList({
      description:
        'Selects invites to one of the destinations with these ids, as in `Destination.externalId`.',
    }),
    outcome: t.field({
      type: [OutcomeKind],
      description: 'Selects invites with one of these outcomes.',
    }),
    failureCode: t.field({
      type: [FailureCode],
      description: 'Selects invites that failed with one of these codes.',
    }),
    lifecycle: t.field({
      type: [InviteLifecycle],
      description:
        'Selects invites with one of these lifecycles, as last known: the filter does not read at the providers.',
    }),
    recipient: t.string({
      description:
        "Selects invites whose recipient's value or display name contains this text, ignoring case.",
    }),
    personKey: t.string({ description: 'Selects invites with this `personKey`.' }),
    updatedAfter: t.field({
      type: 'DateTime',
      description: 'Selects invites that changed after this instant.',
    }),
    updatedBefore: t.field({
      type: 'DateTime',
      description: 'Selects invites that changed before this instant.',
    }),
  }),
})

// No batch has this id, so a filter by an id of another type matches nothing.
const noBatch = '00000000-0000-0000-0000-000000000000'

/** The filter without nulls, and with the batch's own id instead of its global id. */
export function filterOf(filter: typeof InviteFilter.$inferInput | null | undefined): Shape {
  const { batchId, ...rest } = filter ?? {}
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value != null))
  return {
    ...given,
    ...(batchId == null ? {} : { batchId: fromGlobalId('InviteBatch', batchId) ?? noBatch }),
  }
}
