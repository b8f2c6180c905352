import { builder } from '../builder.ts'
import { describe } from '../describe.ts'

const DuplicateAction = builder.enumType('DuplicateAction', {
  description: 'What to do with a recipient who was invited a short time ago.',
  values: describe(['SKIP', 'SEND_ANYWAY'], {
    SKIP: 'Answer `InviteSkipped` with the earlier invite.',
    SEND_ANYWAY: 'Invite again, if `GatewayLimits.coolDownSeconds` are over.',
  }),
})

export const DuplicatePolicyInput = builder.inputType('DuplicatePolicyInput', {
  description:
    'Protection against inviting the same recipient at the same destination twice, over all batches.',
  fields: (t) => ({
    windowSeconds: t.int({
      required: true,
      defaultValue: 86_400,
      description: 'How far back to look.',
    }),
    onDuplicate: t.field({
      type: DuplicateAction,
      required: true,
      defaultValue: 'SKIP',
      description: 'What to do with one.',
    }),
  }),
})
