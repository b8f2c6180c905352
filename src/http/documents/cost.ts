import { type DocumentNode, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity'
import type { Plugin } from 'graphql-yoga'
import type { GatewayLimits } from '#invites/check/limits.ts'
import { countRecipients } from './count-recipients.ts'
import { limitExceeded } from './document-limits.ts'
import { estimateCost, estimateOwnCost } from './estimate-cost.ts'
import {
  coerceLargeVariables,
  coerceVariables,
  definitionsIn,
  hasLargeVariables,
} from './variables/coerce-variables.ts'
import { withCoerced } from './variables/with-coerced.ts'

/** What the cost of operations depends on, and its limit. */
export type CostLimits = Pick<
  GatewayLimits,
  'maxOperationCost' | 'maxRecipientsPerBatch' | 'maxTargetsPerBatch'
>

/**
 * Refuses operations that would read too many fields, before anything is read. The limit is
 * `maxOperationCost`, and on top of it what the recipients of the input cost by themselves. Every
 * response carries the cost of its operation and the limit in `extensions.cost`.
 */
export function useCost(limits: CostLimits): Plugin {
  const costOf = createCostCache(limits)
  const checkCost = (args: ExecutionArgs, values: Values): ExecutionResult => {
    const cost = costOf(args, values)
    if (cost instanceof GraphQLError) return { errors: [cost] }
    const { actual, max } = cost
    const extensions = { cost }
    if (actual <= max) return { extensions }
    const found = actual === uncounted ? 'its fragments expand too far' : `it costs ${actual}`
    const message = `The operation exceeds the cost limit of ${max}: ${found}. Select fewer fields or smaller pages, or send fewer recipients.`
    return { extensions, errors: [limitExceeded('cost', message, max)] }
  }
  return {
    onExecute: async ({ args: given, executeFn, setExecuteFn, setResultAndStopExecution }) => {
      const args = given as ExecutionArgs
      const isLarge = hasLargeVariables(args)
      const { errors: invalid, values } = isLarge
        ? await coerceLargeVariables(args)
        : coerceVariables(args)
      if (invalid !== undefined) return setResultAndStopExecution({ errors: invalid })
      const { extensions, errors } = checkCost(args, values)
      if (errors !== undefined) {
        return setResultAndStopExecution({ errors, ...(extensions && { extensions }) })
      }
      if (isLarge) setExecuteFn((args: ExecutionArgs) => executeFn(withCoerced(args, values)))
      return {
        onExecuteDone: ({ result, setResult }) => {
          if (Symbol.asyncIterator in result) return
          setResult({ ...result, extensions: { ...result.extensions, ...extensions } })
        },
      }
    },
    onSubscribe: ({ args: given, setResultAndStopExecution }) => {
      const args = given as ExecutionArgs
      const { errors: invalid, values } = coerceVariables(args)
      const errors = invalid ?? checkCost(args, values).errors
      if (errors !== undefined) setResultAndStopExecution({ errors })
    },
  }
}

type Values = Readonly<Record<string, unknown>>

// JSON writes it as null.
const uncounted = Number.POSITIVE_INFINITY

interface Cost {
  readonly actual: number
  readonly max: number
}

/** A document has the same cost whenever its variables have the same sizes. */
function createCostCache(limits: CostLimits) {
  const costs = new WeakMap<DocumentNode, Map<string, Cost | GraphQLError>>()
  return (args: ExecutionArgs, values: Values) => {
    const recipients = countRecipients(args, values, limits.maxRecipientsPerBatch)
    const known = costs.get(args.document) ?? new Map<string, Cost | GraphQLError>()
    costs.set(args.document, known)
    const key = JSON.stringify([recipients, ...sizesIn(args)])
    const found = known.get(key)
    if (found !== undefined) return found
    const counted = costAndLimit(withCoerced(args, values), recipients, limits)
    if (known.size >= maxRememberedSizes) known.clear()
    known.set(key, counted)
    return counted
  }
}

// For one document: clients use few page sizes.
const maxRememberedSizes = 20

// Every field of an outcome and most of its invite's. 10,000 recipients with all of them take some
// seconds and 10 MB, in slices.
const ownFieldsPerRecipient = 55

function costAndLimit(
  args: ExecutionArgs,
  recipients: number,
  { maxOperationCost, maxTargetsPerBatch }: CostLimits,
): Cost | GraphQLError {
  const actual = count(args, estimateCost({ recipients, maxTargetsPerBatch }))
  if (actual instanceof GraphQLError) return actual
  if (recipients === 0) return { actual, max: maxOperationCost }
  const own = count(args, estimateOwnCost(recipients))
  const without = count(args, estimateOwnCost(0))
  if (own instanceof GraphQLError) return own
  if (without instanceof GraphQLError) return without
  const covered = actual === uncounted ? 0 : own - without
  return {
    actual,
    // Each recipient is checked once, and has one outcome.
    max: maxOperationCost + recipients + Math.min(covered, ownFieldsPerRecipient * recipients),
  }
}

function count(args: ExecutionArgs, estimator: ComplexityEstimator): number | GraphQLError {
  const { schema, document, operationName } = args
  const variables = args.variableValues ?? {}
  try {
    return getComplexity({
      ...{ schema, query: document, variables, estimators: [estimator] },
      ...(operationName == null ? {} : { operationName }),
    })
  } catch (error) {
    // The library's message when fragments expand to more than 10,000 nodes.
    if (!(error instanceof GraphQLError)) throw error
    return error.message === 'Query exceeds the maximum allowed number of nodes.'
      ? uncounted
      : error
  }
}

/** What else in the variables can change the cost: numbers, booleans and list lengths. */
function sizesIn(args: ExecutionArgs): readonly unknown[] {
  const sizes = definitionsIn(args).map(({ variable }) => {
    const value = args.variableValues?.[variable.name.value]
    if (Array.isArray(value)) return [value.length]
    if (value === undefined) return '-'
    return typeof value === 'number' || typeof value === 'boolean' ? value : null
  })
  return [args.operationName, ...sizes]
}
