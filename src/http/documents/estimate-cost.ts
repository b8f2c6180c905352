import { getNamedType, getNullableType, isCompositeType, isListType } from 'graphql'
import type { ComplexityEstimator, ComplexityEstimatorArgs } from 'graphql-query-complexity'

/** A field costs 1, plus the cost of its selection for each entity in it. Introspection is free. */
export const estimateCost: ComplexityEstimator = (estimated) => {
  if (estimated.field.name.startsWith('__')) return 0
  return 1 + entitiesIn(estimated) * estimated.childComplexity
}

// The size of a page without `first` or `last`.
const usualPage = 50
// An unpaged list. The results of a mutation are bounded by its recipients.
const usualList = 10

function entitiesIn({ type, field, args }: ComplexityEstimatorArgs): number {
  if (field.args.some(({ name }) => name === 'first')) {
    return Math.max(0, args.first ?? args.last ?? usualPage)
  }
  if (Array.isArray(args.ids)) return args.ids.length
  // The page was counted one level above.
  if (type.name.endsWith('Connection')) return 1
  const isList = isListType(getNullableType(field.type))
  return isList && isCompositeType(getNamedType(field.type)) ? usualList : 1
}
