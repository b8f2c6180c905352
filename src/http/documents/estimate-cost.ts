import { getNamedType, getNullableType, isCompositeType, isListType } from 'graphql'
import type { ComplexityEstimator, ComplexityEstimatorArgs } from 'graphql-query-complexity'
import type { GatewayLimits } from '#invites/check/limits.ts'
import { maxPageSize } from '#schema/pages/connection.ts'

/** What decides how long those lists of an answer can get that have no arguments. */
export interface ListSizes extends Pick<GatewayLimits, 'maxTargetsPerBatch'> {
  /** Recipients in the operation's input. */
  readonly recipients: number
}

/**
 * A field costs 1, plus the cost of its selection for each entity in it, and 1 for every 50 characters
 * of its alias. A field that takes recipients also costs 1 for each of them. Introspection is free.
 */
export function estimateCost(sizes: ListSizes): ComplexityEstimator {
  return (estimated) => {
    const { field, childComplexity } = estimated
    if (field.name.startsWith('__')) return aliasCost(estimated)
    const checked = takesRecipients(estimated) ? sizes.recipients : 0
    const own = 1 + aliasCost(estimated) + checked
    return own + entitiesIn(estimated, sizes) * childComplexity
  }
}

/** The same without pages and other lists: what the outcomes of recipients cost by themselves. */
export function estimateOwnCost(recipients: number): ComplexityEstimator {
  return ({ childComplexity, ...estimated }) => {
    const length = lengthsByInput[nameOf(estimated)]?.({ recipients, maxTargetsPerBatch: 0 })
    const isLong = isList(estimated) || hasPages(estimated)
    return 1 + aliasCost(estimated) + (length ?? (isLong ? 0 : 1)) * childComplexity
  }
}

type Length = (sizes: ListSizes) => number

const lengthsByInput: Readonly<Record<string, Length>> = {
  // Beside the recipients' issues there are few about the request and its targets.
  'InvalidInput.issues': ({ recipients }) => recipients + 10,
  'InvitePlan.exceptions': ({ recipients }) => recipients,
  // At most; see the type's description.
  'ProviderError.details': () => 10,
  'ReinviteUsersPayload.results': ({ recipients }) => recipients,
  'RevokeInvitesPayload.results': ({ recipients }) => recipients,
  'SendInvitesPayload.results': ({ recipients }) => recipients,
}

const otherLengths: Readonly<Record<string, Length>> = {
  'InviteBatch.actions': () => 4,
  // Of any batch: beside the request's own, `previous` leads to others, which may be larger.
  'InviteBatch.targets': ({ maxTargetsPerBatch }) => maxTargetsPerBatch,
  // The largest event.
  'InviteBatchProgress.changed': () => 100,
  // One for each target at most, and each target has a recipient.
  'InvitePlan.calls': ({ recipients, maxTargetsPerBatch }) =>
    Math.min(recipients, maxTargetsPerBatch),
  'InvitePlan.freeSeats': ({ recipients, maxTargetsPerBatch }) =>
    Math.min(recipients, maxTargetsPerBatch),
  // Five kinds at four providers, and one for each target.
  'InvitePlan.warnings': ({ recipients, maxTargetsPerBatch }) =>
    20 + Math.min(recipients, maxTargetsPerBatch),
  // Fields of a recipient's and a target's input at the four providers.
  'PersonRequest.details': () => 5,
  'PersonRequest.message': () => 5,
  'Query.providers': () => 4,
  'Sandbox.namedIds': () => 100,
  // At most; see its description.
  'SecurityGroups.nodes': () => 1_000,
  // 92 days at four providers.
  'Statistics.outcomesByDay': () => 368,
  'Statistics.outcomesByDestination': () => 50,
  'Statistics.callsByDay': () => 368,
}

/** The longest that lists get whose length no argument gives. */
export const listLengths = { ...lengthsByInput, ...otherLengths }

// The size of a page without `first` or `last`.
const usualPage = 50
// A list that `listLengths` does not know.
const unknownLength = 1_000

function entitiesIn(estimated: Estimated, sizes: ListSizes): number {
  const { type, args } = estimated
  if (hasPages(estimated)) {
    const size = args.first ?? args.last ?? usualPage
    // The list refuses it, and reads nothing.
    return size < 0 || size > maxPageSize ? 0 : size
  }
  if (Array.isArray(args.ids)) return args.ids.length
  // The page was counted one level above.
  if (type.name.endsWith('Connection') || !isList(estimated)) return 1
  return listLengths[nameOf(estimated)]?.(sizes) ?? unknownLength
}

/** An answer repeats it for every entity, and a document may have names of any length. */
const aliasCost = ({ node }: Estimated) => Math.floor((node.alias?.value.length ?? 0) / 50)

type Estimated = Omit<ComplexityEstimatorArgs, 'childComplexity'>

const nameOf = ({ type, field }: Estimated) => `${type.name}.${field.name}`

const hasPages = ({ field }: Estimated) => field.args.some(({ name }) => name === 'first')

const takesRecipients = ({ field }: Estimated) => field.args.some(({ name }) => name === 'input')

const isList = ({ field }: Estimated) =>
  isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type))
