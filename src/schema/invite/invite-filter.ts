import type { InviteFilter as Shape } from '#invites/query/lists.ts'
import { builder } from '../builder.ts'
import { fromGlobalId } from '../node.ts'
import { ProviderKind } from '../provider/provider.ts'
import { InviteLifecycle } from './lifecycle.ts'
import { OutcomeKind } from './outcome-enums.ts'

export const InviteFilter = builder.inputType('InviteFilter', {
  description: 'All given conditions hold; a list means any of its values.',
  fields: (t) => ({
    batchId: t.id({ description: 'Asked for in this batch.' }),
    provider: t.field({ type: [ProviderKind], description: 'At one of these providers.' }),
    destinationId: t.id({ description: "At the destination with this id of the provider's." }),
    outcome: t.field({ type: [OutcomeKind], description: 'With one of these outcomes.' }),
    lifecycle: t.field({
      type: [InviteLifecycle],
      description:
        'With one of these lifecycles, as last known here: a filter reads nothing at the providers.',
    }),
    recipient: t.string({
      description: "Case-insensitive part of the recipient's value or display name.",
    }),
    personKey: t.string({ description: "With this key of the caller's." }),
    updatedAfter: t.field({ type: 'DateTime', description: 'Changed after this instant.' }),
    updatedBefore: t.field({ type: 'DateTime', description: 'Changed before this instant.' }),
  }),
})

// No batch has it: an id of something else matches nothing.
const noBatch = '00000000-0000-0000-0000-000000000000'

/** The filter without nulls, with global ids opened. */
export function filterOf(filter: typeof InviteFilter.$inferInput | null | undefined): Shape {
  const { batchId, ...rest } = filter ?? {}
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value != null))
  return {
    ...given,
    ...(batchId == null ? {} : { batchId: fromGlobalId('InviteBatch', batchId) ?? noBatch }),
  }
}
