import { builder } from '../builder.ts'
import { given, personKey, targetShape } from './target-shape.ts'

const RepostPrivateRecipientInput = builder.inputType('RepostPrivateRecipientInput', {
  description: 'A user or group of IAM Identity Center.',
  fields: (t) => ({
    accessorId: t.id({
      required: true,
      description: 'Its id. A group is one recipient here and many e-mails there.',
    }),
    personKey: t.string(personKey),
  }),
})

const RepostPrivateTargetInput = builder.inputType('RepostPrivateTargetInput', {
  description: 'SendInvites. The provider answers for the whole call, never per recipient.',
  fields: (t) => ({
    spaceId: t.id({ required: true, description: 'The private re:Post.' }),
    title: t.string({ required: true, description: 'Of the e-mail; 1 to 200 characters.' }),
    body: t.string({ required: true, description: 'Of the e-mail; 1 to 600 characters.' }),
    recipients: t.field({
      type: [RepostPrivateRecipientInput],
      required: true,
      description: 'At least one.',
    }),
  }),
})

export const repostPrivate = targetShape({
  field: 'repostPrivate',
  name: 'AWS re:Post Private',
  input: RepostPrivateTargetInput,
  translate: ({ spaceId, title, body, recipients }) => ({
    destinationId: spaceId,
    message: { title, body },
    recipients: recipients.map(({ accessorId, personKey }) => ({
      kind: 'ACCESSOR_ID',
      value: accessorId,
      details: {},
      ...given({ personKey }),
    })),
  }),
})
