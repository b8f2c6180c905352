import { builder } from '../builder.ts'
import { given, personKey, targetShape } from './target-shape.ts'

const WickrRecipientInput = builder.inputType('WickrRecipientInput', {
  description: 'A user to be created and invited.',
  fields: (t) => ({
    username: t.string({
      required: true,
      description: 'E-mail or username. A malformed one fails alone, not the request.',
    }),
    firstName: t.string({ description: 'Given name.' }),
    lastName: t.string({ description: 'Family name.' }),
    securityGroupId: t.id({ required: true, description: 'Wickr allows one group per user.' }),
    personKey: t.string(personKey),
  }),
})

const WickrTargetInput = builder.inputType('WickrTargetInput', {
  description: 'BatchCreateUser: creates the users and sends the invitations.',
  fields: (t) => ({
    networkId: t.id({ required: true, description: 'The network: eight digits.' }),
    recipients: t.field({
      type: [WickrRecipientInput],
      required: true,
      description: 'At least one.',
    }),
  }),
})

export const wickr = targetShape({
  field: 'wickr',
  name: 'AWS Wickr',
  input: WickrTargetInput,
  translate: ({ networkId, recipients }) => ({
    destinationId: networkId,
    message: {},
    recipients: recipients.map((recipient) => {
      const { username, firstName, lastName, securityGroupId, personKey } = recipient
      const displayName = [firstName, lastName].filter(Boolean).join(' ') || undefined
      return {
        kind: 'USERNAME',
        value: username,
        details: { securityGroupId, ...given({ firstName, lastName }) },
        ...given({ displayName, personKey }),
      }
    }),
  }),
})
