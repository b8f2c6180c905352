import type { RequestTarget } from '#invites/check/request.ts'
import { byKind, providerKinds } from '#providers/contract/kind.ts'
import { trimInvisible } from '#text/characters.ts'
import { upstreams } from '../../upstreams.ts'
import { builder } from '../builder.ts'

/** Every upstream in the schema. */
export const targets = byKind((kind) => {
  const { addInput, ...target } = upstreams[kind].target
  return { ...target, input: addInput(builder) }
})

export const InviteTargetInput = builder.inputType('InviteTargetInput', {
  description: 'A destination and its recipients. Set exactly one of the fields.',
  isOneOf: true,
  fields: (t) =>
    Object.fromEntries(
      Object.values(targets).map(({ field, name, input }) => [
        field,
        t.field({ type: input, description: `Invitations through ${name}.` }),
      ]),
    ),
})

/** The input in the gateway's words, with all recipients numbered. Nothing is checked here. */
export function requestTargets(
  inputs: readonly (typeof InviteTargetInput.$inferInput)[],
): RequestTarget[] {
  let count = 0
  return inputs.map((input, index) => {
    const provider = providerKinds.find((kind) => input[targets[kind].field] != null)
    // The input is @oneOf, so graphql-js has refused every other.
    if (provider === undefined) throw new Error('a target without a destination passed validation')
    const { field, translate } = targets[provider]
    const { recipients, ...target } = translate(input[field])
    return {
      ...target,
      // People copy ids with blanks around them, seen and unseen.
      destinationId: trimInvisible(target.destinationId),
      provider,
      operation: 'invite',
      path: `targets.${index}.${field}`,
      list: 'recipients',
      recipients: recipients.map((recipient) => ({ recipient, position: count++ })),
    }
  })
}
