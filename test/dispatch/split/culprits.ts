import type { InviteTargetInput } from '../../gql/graphql.ts'
import { toChime, toRepostPrivate, toWickr } from '../../support/requests/targets.ts'

/** An upstream that takes many recipients in a call, and those that make it refuse one. */
export interface Refusing {
  readonly kind: 'CHIME' | 'WICKR' | 'REPOST_PRIVATE'
  readonly limit: number
  /** At most so many more calls for one culprit. */
  readonly bound: number
  readonly innocent: (n: number) => string
  readonly culprit: (n: number) => string
  readonly target: (people: readonly string[]) => InviteTargetInput
}

export const refusing: readonly Refusing[] = [
  {
    kind: 'CHIME',
    limit: 50,
    bound: 12,
    innocent: (n) => `person${n}@example.com`,
    culprit: (n) => `refused+${n}@example.com`,
    target: (people) => toChime(people),
  },
  {
    kind: 'WICKR',
    limit: 50,
    bound: 12,
    innocent: (n) => `person${n}@example.com`,
    // Some are named in the refusal, and some are not.
    culprit: (n) => `${n % 3 === 0 ? 'refused' : 'barred'}+${n}@example.com`,
    target: (people) => toWickr(people),
  },
  {
    kind: 'REPOST_PRIVATE',
    limit: 1000,
    bound: 20,
    innocent: (n) => `accessor-${n}`,
    culprit: (n) => `4000000${n % 3 === 0 ? 0 : 1}-0000-4000-8000-${`${n}`.padStart(12, '0')}`,
    target: (people) => toRepostPrivate(people),
  },
]

export const isCulprit = (value: string): boolean => /^(?:refused|barred|4000000)/.test(value)
