import type { RequestTarget } from '#invites/check/request.ts'
import { type ProviderKind, providerKinds } from '#providers/contract/kind.ts'
import { builder } from '../builder.ts'
import { chime } from './chime.ts'
import { repostPrivate } from './repost-private.ts'
import type { TargetShape } from './target-shape.ts'
import { tencentOrganization } from './tencent-organization.ts'
import { wickr } from './wickr.ts'

/** Every upstream in the schema. */
export const targets: Readonly<Record<ProviderKind, TargetShape>> = {
  REPOST_PRIVATE: repostPrivate,
  WICKR: wickr,
  TENCENT_ORGANIZATION: tencentOrganization,
  CHIME: chime,
}

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
      provider,
      operation: 'invite',
      path: `targets.${index}.${field}`,
      list: 'recipients',
      recipients: recipients.map((recipient) => ({ recipient, position: count++ })),
    }
  })
}
