import type { PersonRef } from '#invites/people/person.ts'
import { builder } from '../builder.ts'

/** Names a person, for an erasure or an export. */
export const PersonInput = builder.inputType('PersonInput', {
  description: 'Names a person, in one of two ways.',
  isOneOf: true,
  fields: (t) => ({
    recipient: t.string({
      description:
        'An e-mail address, username or id, as invites name their recipients, in any spelling.',
    }),
    personKey: t.string({
      description: 'Your own key for the person, as given with their invites.',
    }),
  }),
})

/** Whom the input names. `alone`: nobody else with the same person key. */
export function personOf(
  { recipient, personKey }: typeof PersonInput.$inferInput,
  alone: boolean,
): PersonRef {
  // The input is @oneOf, so graphql-js has refused every other.
  return recipient == null ? { personKey: personKey ?? '' } : { recipient, alone }
}
