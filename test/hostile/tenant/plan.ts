import { createHash } from 'node:crypto'
import type { GraphQLSchema } from 'graphql'
import { createRandom, type Random, weighted } from '../../truth/day/random.ts'
import { inputPlaces, nameOf, type Place } from './places.ts'
import { hostileValues } from './values.ts'

/** What a hostile tenant asks, in order. A pure function of the seed and the schema. */
export interface Plan {
  readonly seed: number
  readonly requests: readonly PlannedRequest[]
  /** Equal digests, equal plans. */
  readonly digest: string
  readonly places: number
  /** Pairs of a position and a value: those in the plan, and all that there are. */
  readonly pairs: { readonly played: number; readonly all: number }
}

export interface PlanOptions {
  readonly seed: number
  readonly requests: number
  /** The number of the first request. */
  readonly from?: number
}

export interface PlannedRequest {
  readonly number: number
  /** The field that is called. */
  readonly field: string
  /** Undefined: all is as it should be, so that the upstreams are called. */
  readonly attack?: { readonly place: Place; readonly value: string }
  readonly manner: Manner
  readonly random: () => Random
}

/** How the request is sent. `inline`: with literals in the document instead of variables. */
export type Manner =
  | 'plain'
  | 'inline'
  | 'in-pieces'
  | 'hang-up'
  | 'half-a-body'
  | 'reads-nothing'
  | 'as-events'

export function createPlan(schema: GraphQLSchema, { seed, requests, from = 0 }: PlanOptions): Plan {
  const places = inputPlaces(schema)
  const pairs = places.flatMap((place) =>
    [...hostileValues(place.type).keys()].map((value) => ({ place, value })),
  )
  const order = shuffled(pairs, createRandom(seed, 'order', from))
  let attacks = 0
  const planned = Array.from({ length: requests }, (_, index): PlannedRequest => {
    const number = from + index
    const random = createRandom(seed, 'request', number)
    const isAttack = random.chance(0.55)
    const attack = isAttack ? order[attacks++ % order.length] : undefined
    const field = attack?.place.field ?? weighted(random, goodRequests, ([, weight]) => weight)[0]
    const manner = weighted(random, manners, ([, weight]) => weight)[0]
    return {
      number,
      field,
      ...(attack === undefined ? {} : { attack }),
      manner,
      random: () => createRandom(seed, 'values', number),
    }
  })
  const lines = planned.map(({ field, attack, manner }) =>
    [field, attack && nameOf(attack.place), attack?.value, manner].join(' '),
  )
  return {
    seed,
    requests: planned,
    digest: createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12),
    places: places.length,
    pairs: { played: Math.min(attacks, order.length), all: order.length },
  }
}

// The requests that bring the upstreams to answer, by how often.
const goodRequests: readonly [Weighted<string>, ...Weighted<string>[]] = [
  ['Mutation.sendInvites', 50],
  ['Mutation.revokeInvites', 12],
  ['Mutation.reinviteUsers', 12],
  ['Mutation.retryInviteBatch', 5],
  ['Mutation.reconcileInviteBatch', 5],
  ['Query.planInvites', 4],
  ['Query.invites', 8],
  ['Query.node', 4],
]

const manners: readonly [Weighted<Manner>, ...Weighted<Manner>[]] = [
  ['plain', 70],
  ['inline', 12],
  ['in-pieces', 4],
  ['hang-up', 5],
  ['half-a-body', 3],
  ['reads-nothing', 3],
  ['as-events', 3],
]

type Weighted<Choice> = readonly [Choice, number]

function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  return list
    .map((item) => ({ item, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
