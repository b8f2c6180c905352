import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { defaults } from './defaults.ts'

const DuplicateAction = builder.enumType('DuplicateAction', {
  description: 'What to do with a recipient who was invited recently.',
  values: describe(['SKIP', 'SEND_ANYWAY'], {
    SKIP: 'Skip the recipient. The outcome is `InviteSkipped` with the earlier invite.',
    SEND_ANYWAY: 'Send another invitation, unless `GatewayLimits.coolDownSeconds` still applies.',
  }),
})

export const DuplicatePolicyInput = builder.inputType('DuplicatePolicyInput', {
  description:
    'Protects recipients from a second invitation to the same destination. It considers all batches of your tenant.',
  fields: (t) => ({
    windowSeconds: t.int({
      required: true,
      defaultValue: defaults.duplicates.windowSeconds,
      description: 'How far back to look for an earlier invitation, in seconds.',
    }),
    onDuplicate: t.field({
      type: DuplicateAction,
      required: true,
      defaultValue: defaults.duplicates.onDuplicate,
      description: 'What to do with a recipient who was invited within the window.',
    }),
  }),
})
