import {
  batchActionKinds,
  type BatchAction as Shape,
} from '#invites/query/actions/batch-actions.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'

const BatchActionKind = builder.enumType('BatchActionKind', {
  description: 'An action on a whole batch.',
  values: describe(batchActionKinds, {
    CANCEL: 'Skip the recipients that were not sent to, with `cancelInviteBatch`.',
    RETRY:
      'Try failed recipients again with `retryInviteBatch`. It is safe, because nothing was sent.',
    RETRY_WITH_CONSENT:
      'Try again with `retryInviteBatch` and `acceptDuplicateRisk: true`. Some recipients may get a second invitation.',
    RECONCILE: 'Look up unconfirmed outcomes with `reconcileInviteBatch`.',
  }),
})

export const BatchAction = builder.objectRef<Shape>('BatchAction').implement({
  description: 'What an action on a batch would do now.',
  fields: (t) => ({
    action: t.field({
      description: 'What can be done with these invites.',
      type: BatchActionKind,
      resolve: ({ action }) => action,
    }),
    count: t.exposeInt('count', {
      description: 'The number of recipients that it would apply to now. 0 if it is not available.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why the action is not available, as a sentence. Null if it is.',
    }),
  }),
})
