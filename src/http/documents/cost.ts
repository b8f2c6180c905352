import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  getVariableValues,
} from 'graphql'
import { getComplexity } from 'graphql-query-complexity'
import type { Plugin } from 'graphql-yoga'
import { limitExceeded } from './document-limits.ts'
import { estimateCost } from './estimate-cost.ts'

/**
 * Refuses operations that would read more than `max` fields, before anything is read. Every
 * response carries the cost of its operation and the limit in `extensions.cost`.
 */
export function useCost(max: number): Plugin {
  const costOf = createCostCache()
  const checkCost = (args: ExecutionArgs): ExecutionResult => {
    const { errors } = readVariables(args)
    if (errors !== undefined) return { errors }
    const actual = costOf(args)
    if (actual instanceof GraphQLError) return { errors: [actual] }
    const extensions = { cost: { actual, max } }
    if (actual <= max) return { extensions }
    const found = actual === uncounted ? 'its fragments expand too far' : `it costs ${actual}`
    const message = `The operation exceeds the cost limit of ${max}: ${found}. Select fewer fields or smaller pages.`
    return { extensions, errors: [limitExceeded('cost', message, max)] }
  }
  return {
    onExecute: ({ args, setResultAndStopExecution }) => {
      const { extensions, errors } = checkCost(args as ExecutionArgs)
      if (errors !== undefined) {
        return setResultAndStopExecution({ errors, ...(extensions && { extensions }) })
      }
      return {
        onExecuteDone: ({ result, setResult }) => {
          if (Symbol.asyncIterator in result) return
          setResult({ ...result, extensions: { ...result.extensions, ...extensions } })
        },
      }
    },
    onSubscribe: ({ args, setResultAndStopExecution }) => {
      const { errors } = checkCost(args as ExecutionArgs)
      if (errors !== undefined) setResultAndStopExecution({ errors })
    },
  }
}

// JSON writes it as null.
const uncounted = Number.POSITIVE_INFINITY

/** A document has the same cost whenever its variables have the same sizes. */
function createCostCache() {
  const costs = new WeakMap<DocumentNode, Map<string, number | GraphQLError>>()
  return (args: ExecutionArgs) => {
    const known = costs.get(args.document) ?? new Map<string, number | GraphQLError>()
    costs.set(args.document, known)
    const key = sizesIn(args)
    const found = known.get(key)
    if (found !== undefined) return found
    const counted = count(args)
    if (known.size >= maxRememberedSizes) known.clear()
    known.set(key, counted)
    return counted
  }
}

// For one document: clients use few page sizes.
const maxRememberedSizes = 20

function count(args: ExecutionArgs): number | GraphQLError {
  const { schema, document, operationName } = args
  const variables = args.variableValues ?? {}
  try {
    return getComplexity({
      ...{ schema, query: document, variables, estimators: [estimateCost] },
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

// Each error prints the whole input object; graphql would collect 50, the library any number.
const maxVariableErrors = 5

function readVariables(args: ExecutionArgs) {
  const { schema, variableValues } = args
  const read = getVariableValues(schema, declaredIn(args), variableValues ?? {}, {
    maxErrors: maxVariableErrors,
  })
  return { errors: read.errors }
}

/** The parts of the variables that can change the cost: numbers, booleans and list lengths. */
function sizesIn(args: ExecutionArgs): string {
  const sizes = declaredIn(args).map(({ variable }) => {
    const value = args.variableValues?.[variable.name.value]
    if (Array.isArray(value)) return [value.length]
    if (value === undefined) return '-'
    return typeof value === 'number' || typeof value === 'boolean' ? value : null
  })
  return JSON.stringify([args.operationName, ...sizes])
}

function declaredIn({ document, operationName }: ExecutionArgs) {
  return getOperationAST(document, operationName)?.variableDefinitions ?? []
}
