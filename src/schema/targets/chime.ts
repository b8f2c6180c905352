import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { given, personKey, targetShape } from './target-shape.ts'

const ChimeUserType = builder.enumType('ChimeUserType', {
  description: 'What kind of Chime user is invited.',
  values: describe(['PRIVATE_USER', 'SHARED_DEVICE'], {
    PRIVATE_USER: 'A person.',
    SHARED_DEVICE: 'A device that people share.',
  }),
})

const ChimeRecipientInput = builder.inputType('ChimeRecipientInput', {
  description: 'Somebody to be invited by e-mail.',
  fields: (t) => ({
    email: t.string({
      required: true,
      description: 'The address. A malformed one fails alone, not the request.',
    }),
    personKey: t.string(personKey),
  }),
})

const ChimeTargetInput = builder.inputType('ChimeTargetInput', {
  description: 'InviteUsers. Amazon Chime reached its end of support: see `Provider.lifecycle`.',
  fields: (t) => ({
    accountId: t.id({ required: true, description: 'A Team account.' }),
    userType: t.field({
      type: ChimeUserType,
      required: true,
      defaultValue: 'PRIVATE_USER',
      description: 'The same for all recipients.',
    }),
    recipients: t.field({
      type: [ChimeRecipientInput],
      required: true,
      description: 'At least one.',
    }),
  }),
})

export const chime = targetShape({
  field: 'chime',
  name: 'Amazon Chime',
  input: ChimeTargetInput,
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
