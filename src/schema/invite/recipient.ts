import type { SendRow } from '#invites/query/rows.ts'
import { recipientKinds } from '#providers/contract/recipient.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'

export const RecipientKind = builder.enumType('RecipientKind', {
  description: 'What kind of address a recipient has.',
  values: describe(recipientKinds, {
    EMAIL: 'An e-mail address.',
    USERNAME: 'A Wickr username, often an e-mail address.',
    USER_ID: 'A numeric Wickr user id.',
    ACCESSOR_ID: 'An IAM Identity Center user or group id.',
    ACCOUNT_UIN: 'The UIN of a Tencent Cloud account.',
  }),
})

export const Recipient = builder.objectRef<SendRow>('Recipient').implement({
  description: 'Who is invited, as the client gave it.',
  fields: (t) => ({
    kind: t.field({
      description: 'What `value` is.',
      type: RecipientKind,
      resolve: ({ recipientKind }) => recipientKind,
    }),
    value: t.exposeString('recipientValue', {
      description: 'The address, without white space around it.',
    }),
    displayName: t.exposeString('displayName', {
      nullable: true,
      description: 'A name for people, where the request had one.',
    }),
    personKey: t.exposeString('personKey', {
      nullable: true,
      description: "The caller's own key, to group one person over several clouds.",
    }),
  }),
})
