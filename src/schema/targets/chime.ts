import type { Builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { given, personKey, targetShape } from './target-shape.ts'

export const chimeTarget = targetShape({
  field: 'chime',
  name: 'Amazon Chime',
  addInput,
  translate: ({ accountId, userType, recipients }) => ({
    destinationId: accountId,
    message: { userType: userTypes[userType] },
    recipients: recipients.map(({ email, personKey }) => ({
      kind: 'EMAIL',
      value: email,
      details: {},
      ...given({ personKey }),
    })),
  }),
})

const userTypes = { PRIVATE_USER: 'PrivateUser', SHARED_DEVICE: 'SharedDevice' } as const

function addInput(builder: Builder) {
  const ChimeUserType = builder.enumType('ChimeUserType', {
    description: 'The kind of Amazon Chime user that is created.',
    values: describe(['PRIVATE_USER', 'SHARED_DEVICE'], {
      PRIVATE_USER: 'The user is a person.',
      SHARED_DEVICE: 'The user is a device that people share.',
    }),
  })

  const ChimeRecipientInput = builder.inputType('ChimeRecipientInput', {
    description: 'A person to invite by e-mail.',
    fields: (t) => ({
      email: t.string({
        required: true,
        description:
          'The e-mail address, without a name. Blanks around it are ignored. If it is malformed, only this recipient fails.',
      }),
      personKey: t.string(personKey),
    }),
  })

  return builder.inputType('ChimeTargetInput', {
    description:
      'Invites people to an Amazon Chime account with the operation InviteUsers. Support for Amazon Chime has ended: see `Provider.lifecycle`.',
    fields: (t) => ({
      accountId: t.id({ required: true, description: 'The id of a Team account.' }),
      userType: t.field({
        type: ChimeUserType,
        required: true,
        defaultValue: 'PRIVATE_USER',
        description: 'The kind of user to create, which applies to all recipients.',
      }),
      recipients: t.field({
        type: [ChimeRecipientInput],
        required: true,
        description: 'The people to invite; at least one.',
      }),
    }),
  })
}
