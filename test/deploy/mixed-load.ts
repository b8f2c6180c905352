import type { InviteTargetInput } from '../gql/graphql.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../support/requests/targets.ts'

/** Something for every outcome, at every cloud that has it. No two rounds invite the same person. */
export function mixedTargets(round: number): InviteTargetInput[] {
  const at = (name: string) => `${name}+${round}@example.com`
  return [
    ...invitedBefore(round),
    // Members, pending ones, and refused ones, some of whom are found by splitting their call.
    toChime(['accepted', 'failed', 'refused'].map(at)),
    toWickr(['exists', 'invalid'].map(at)),
    ...(round === 0 ? [toTencentOrganization(['100000000409', '100000000410'])] : []),
    toRepostPrivate([`40000000-0000-4000-8000-00000000001${round}`]),
    // Nobody can say whether these were sent.
    toChime([at('vanished')]),
    toRepostPrivate([`lost-${round}`], { spaceId: 'SP-lost' }),
    // A pause.
    toRepostPrivate([`waits-${round}`], { spaceId: 'SP-throttled' }),
  ]
}

/** People who are invited, and skipped when they are asked for again. */
export function invitedBefore(round: number): InviteTargetInput[] {
  return [
    toRepostPrivate([`person-${round}`]),
    toChime([`first.${round}@example.com`, `second.${round}@example.com`]),
    toWickr([`third.${round}@example.com`]),
    toTencentOrganization([`10000000010${round}`]),
  ]
}
