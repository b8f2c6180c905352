import { getNamedType, getNullableType, isCompositeType, isListType } from 'graphql'
import type { ComplexityEstimator, ComplexityEstimatorArgs } from 'graphql-query-complexity'

/** One for a field, and for each entity in it what is read of that. Introspection costs nothing. */
export const estimateCost: ComplexityEstimator = (estimated) => {
  if (estimated.field.name.startsWith('__')) return 0
  return 1 + entitiesIn(estimated) * estimated.childComplexity
}

// Of a page whose size is left to us.
const usualPage = 50
// Of a list without pages. What a mutation answers per recipient is bounded by its recipients.
const usualList = 10

function entitiesIn({ type, field, args }: ComplexityEstimatorArgs): number {
  if (field.args.some(({ name }) => name === 'first')) {
    return Math.max(0, args.first ?? args.last ?? usualPage)
  }
  if (Array.isArray(args.ids)) return args.ids.length
  // Its page was counted one level above.
  if (type.name.endsWith('Connection')) return 1
  const isList = isListType(getNullableType(field.type))
  return isList && isCompositeType(getNamedType(field.type)) ? usualList : 1
}
