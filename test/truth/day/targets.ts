import type { InviteTargetInput } from '../../gql/graphql.ts'
import type { UpstreamKind } from '../processes/faults.ts'
import { upstreamKinds } from '../processes/faults.ts'
import { type Random, weighted } from './random.ts'
import { type createCrowd, destinations, type PlannedRecipient, rewritten } from './recipients.ts'

/** The people of a request who go to one place. */
export interface PlannedTarget {
  readonly emulator: UpstreamKind
  readonly destinationId: string
  /** re:Post only: those with equal texts may share a call. */
  readonly title: string
  readonly people: readonly PlannedRecipient[]
}

export type Crowd = ReturnType<typeof createCrowd>

interface Sort {
  readonly weight: number
  of(crowd: Crowd, ...where: Parameters<Crowd['someone']>): PlannedRecipient
}
const sorts: readonly [Sort, ...Sort[]] = [
  { weight: 94, of: (crowd, ...where) => crowd.someone(...where) },
  { weight: 4, of: (crowd, ...where) => crowd.nobody(...where) },
  { weight: 2, of: (crowd, ...where) => crowd.culprit(...where) },
]

/** One to four places, one to sixty people each, now and then one that breaks a rule or that
 * the upstream refuses. */
export function planTargets(random: Random, crowd: Crowd): readonly PlannedTarget[] {
  return Array.from({ length: random.pick([1, 1, 1, 2, 2, 3, 4]) }, () => {
    const emulator = random.pick(upstreamKinds)
    const destinationId = random.pick(destinations[emulator])
    const people = Array.from({ length: sizeFor(emulator, random) }, () =>
      weighted(random, sorts, ({ weight }) => weight).of(crowd, emulator, destinationId),
    )
    return { emulator, destinationId, title: random.pick(titles), people }
  })
}

/** Sometimes somebody stands in the request twice. */
export function withDuplicates(
  targets: readonly PlannedTarget[],
  random: Random,
): readonly PlannedTarget[] {
  return targets.map((target) => {
    const [first] = target.people
    if (first === undefined || first.invalid || !random.chance(0.15)) return target
    return { ...target, people: [...target.people, rewritten(first, random)] }
  })
}

/** The same people again, gathered by where they go. */
export function targetsOf(
  people: readonly PlannedRecipient[],
  random: Random,
): readonly PlannedTarget[] {
  const places = Map.groupBy(
    people,
    ({ emulator, destinationId }) => `${emulator} ${destinationId}`,
  )
  return [...places.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { emulator, destinationId } = first
    const title = random.pick(titles)
    return { emulator, destinationId, title, people: group.map((one) => rewritten(one, random)) }
  })
}

/** As the schema wants it. */
export function targetInput({
  emulator,
  destinationId,
  title,
  people,
}: PlannedTarget): InviteTargetInput {
  switch (emulator) {
    case 'REPOST_PRIVATE': {
      const recipients = people.map(({ value }) => ({ accessorId: value }))
      return { repostPrivate: { spaceId: destinationId, title, body: 'Truth.', recipients } }
    }
    case 'CHIME': {
      const recipients = people.map(({ value }) => ({ email: value }))
      return { chime: { accountId: destinationId, recipients } }
    }
    case 'WICKR': {
      const securityGroupId = `SG${destinationId}`
      const recipients = people.map(({ value }) => ({ username: value, securityGroupId }))
      return { wickr: { networkId: destinationId, recipients } }
    }
    case 'TENCENT_ORGANIZATION': {
      // A member's name is unique in the organization.
      const recipients = people.map(({ value }) => ({ uin: value, name: `Member ${value.trim()}` }))
      return { tencentOrganization: { recipients } }
    }
  }
}

const titles = ['Welcome', 'Welcome back', 'One more thing'] as const

/** Tencent takes one recipient a call and twenty calls a second: more would only take longer. */
function sizeFor(emulator: UpstreamKind, random: Random): number {
  if (emulator === 'TENCENT_ORGANIZATION') return random.pick([1, 2, 4, 8])
  return random.pick([1, 1, 2, 5, 12, 30, 60])
}
