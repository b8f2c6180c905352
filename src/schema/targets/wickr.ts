import { trimInvisible } from '#text/characters.ts'
import type { Builder } from '../builder.ts'
import { given, personKey, targetShape } from './target-shape.ts'

export const wickrTarget = targetShape({
  field: 'wickr',
  name: 'AWS Wickr',
  addInput,
  translate: ({ networkId, recipients }) => ({
    destinationId: networkId,
    message: {},
    recipients: recipients.map((recipient) => {
      const { username, firstName, lastName, securityGroupId, personKey } = recipient
      const displayName = [firstName, lastName].filter(Boolean).join(' ') || undefined
      return {
        kind: 'USERNAME',
        value: username,
        details: {
          securityGroupId: trimInvisible(securityGroupId),
          ...given({ firstName, lastName }),
        },
        ...given({ displayName, personKey }),
      }
    }),
  }),
})

function addInput(builder: Builder) {
  const WickrRecipientInput = builder.inputType('WickrRecipientInput', {
    description: 'A user to create and invite.',
    fields: (t) => ({
      username: t.string({
        required: true,
        description:
          'The e-mail address or username. Blanks around it are ignored. If it is malformed, only this recipient fails.',
      }),
      firstName: t.string({ description: 'The given name of the user, at most 100 characters.' }),
      lastName: t.string({ description: 'The family name of the user, at most 100 characters.' }),
      securityGroupId: t.id({
        required: true,
        description:
          'The id of the security group that the user joins. Wickr allows one group per user.',
      }),
      personKey: t.string(personKey),
    }),
  })

  return builder.inputType('WickrTargetInput', {
    description:
      'Invites people to a Wickr network with the operation BatchCreateUser, which creates the users and sends the invitations.',
    fields: (t) => ({
      networkId: t.id({
        required: true,
        description: 'The id of the network, which has eight digits.',
      }),
      recipients: t.field({
        type: [WickrRecipientInput],
        required: true,
        description: 'The users to create and invite; at least one.',
      }),
    }),
  })
}
