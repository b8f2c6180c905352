import type {
  DayOutcomes as DayShape,
  DestinationOutcomes as DestinationShape,
  OutcomeSums as Shape,
} from '#invites/statistics/outcomes-by-day.ts'
import { builder } from '../builder.ts'
import { Destination, destinationOf } from '../provider/destination-ref.ts'
import { ProviderKind } from '../provider/provider.ts'

const OutcomeSums = builder.interfaceRef<Shape>('OutcomeSums').implement({
  description: 'How many recipients got which outcome.',
  fields: (t) => ({
    sent: t.exposeInt('sent', { description: 'Recipients who are `InviteSent`.' }),
    alreadyPending: t.exposeInt('alreadyPending', {
      description: 'Recipients who are `InviteAlreadyPending`.',
    }),
    alreadyMember: t.exposeInt('alreadyMember', {
      description: 'Recipients who are `InviteAlreadyMember`.',
    }),
    skipped: t.exposeInt('skipped', { description: 'Recipients who are `InviteSkipped`.' }),
    failed: t.exposeInt('failed', { description: 'Recipients who are `InviteFailed`.' }),
    unconfirmed: t.exposeInt('unconfirmed', {
      description: 'Recipients who are `InviteUnconfirmed`.',
    }),
    accepted: t.exposeInt('accepted', {
      description:
        'How many of the people who were invited have accepted, as last read at the provider. Nobody is read for it: reading `Invite.lifecycle` does that. It counts on the day of the invitation.',
    }),
  }),
})

export const DayOutcomes = builder.objectRef<DayShape>('DayOutcomes').implement({
  description: 'The outcomes of one day at one provider.',
  interfaces: [OutcomeSums],
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The day, in UTC.' }),
    provider: t.field({
      description: 'The provider that was invited at.',
      type: ProviderKind,
      resolve: ({ provider }) => provider,
    }),
  }),
})

export const DestinationOutcomes = builder
  .objectRef<DestinationShape>('DestinationOutcomes')
  .implement({
    description: 'The outcomes at one destination.',
    interfaces: [OutcomeSums],
    fields: (t) => ({
      destination: t.field({
        description: 'The destination that was invited to.',
        type: Destination,
        resolve: destinationOf,
      }),
    }),
  })
