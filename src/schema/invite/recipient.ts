import type { SendRow } from '#invites/query/rows.ts'
import { recipientKinds } from '#providers/contract/recipient.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'

export const RecipientKind = builder.enumType('RecipientKind', {
  description: 'The kinds of values that identify a recipient.',
  values: describe(recipientKinds, {
    EMAIL: 'An e-mail address.',
    USERNAME: 'A Wickr username, which is often an e-mail address.',
    USER_ID: 'A numeric Wickr user id.',
    ACCESSOR_ID: 'An IAM Identity Center user or group id.',
    ACCOUNT_UIN: 'The UIN of a Tencent Cloud account.',
  }),
})

export const Recipient = builder.objectRef<SendRow>('Recipient').implement({
  description: 'The person or group that is invited, as given in the request.',
  fields: (t) => ({
    kind: t.field({
      description: 'The kind of `value`.',
      type: RecipientKind,
      resolve: ({ recipientKind }) => recipientKind,
    }),
    value: t.exposeString('recipientValue', {
      description:
        'The value that identifies the recipient, without surrounding white space. Empty once the person was erased.',
    }),
    displayName: t.exposeString('displayName', {
      nullable: true,
      description: "The recipient's name, if the request included one.",
    }),
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When the person was erased with `erasePerson`: nothing here names them any more. Null before that.',
    }),
    personKey: t.exposeString('personKey', {
      nullable: true,
      description:
        "The caller's own key for this person, which groups their invites at several providers.",
    }),
  }),
})
