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

/** What the client asked for, in the gateway's words. Nothing is checked here. */
export function targetOf(
  input: typeof InviteTargetInput.$inferInput,
  index: number,
): RequestTarget {
  for (const provider of providerKinds) {
    const { field, translate } = targets[provider]
    if (input[field] == null) continue
    const path = `targets.${index}.${field}`
    return { ...translate(input[field]), provider, operation: 'invite', path }
  }
  // The input is @oneOf, so graphql-js has refused every other.
  throw new Error('a target without a destination passed validation')
}
