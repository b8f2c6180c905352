import type { Builder } from '../builder.ts'
import { given, personKey, targetShape } from './target-shape.ts'

export const repostPrivateTarget = targetShape({
  field: 'repostPrivate',
  name: 'AWS re:Post Private',
  addInput,
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

function addInput(builder: Builder) {
  const RepostPrivateRecipientInput = builder.inputType('RepostPrivateRecipientInput', {
    description: 'A user or group of IAM Identity Center to invite.',
    fields: (t) => ({
      accessorId: t.id({
        required: true,
        description:
          'The id of the user or group. A group counts as one recipient, and each of its members gets an e-mail.',
      }),
      personKey: t.string(personKey),
    }),
  })

  return builder.inputType('RepostPrivateTargetInput', {
    description:
      'Invites people to a private re:Post with the operation SendInvites. The provider reports one result for a whole call, never for a single recipient.',
    fields: (t) => ({
      spaceId: t.id({ required: true, description: 'The id of the private re:Post.' }),
      title: t.string({
        required: true,
        description: 'The title of the e-mail: one line, from 1 to 200 characters.',
      }),
      body: t.string({
        required: true,
        description:
          'The text of the e-mail, from 1 to 600 characters. Line breaks and tabs are its only control characters.',
      }),
      recipients: t.field({
        type: [RepostPrivateRecipientInput],
        required: true,
        description: 'The users and groups to invite; at least one.',
      }),
    }),
  })
}
