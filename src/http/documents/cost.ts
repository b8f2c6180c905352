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
import { tooMuch } from './document-limits.ts'
import { estimateCost } from './estimate-cost.ts'

/**
 * Refuses operations that would read more than `max` fields, before anything is read, and tells in
 * `extensions.cost` of every answer what an operation may cost and what this one does.
 */
export function useCost(max: number): Plugin {
  const costOf = rememberingCost()
  const judge = (args: ExecutionArgs): ExecutionResult => {
    const { errors } = readVariables(args)
    if (errors !== undefined) return { errors }
    const actual = costOf(args)
    if (actual instanceof GraphQLError) return { errors: [actual] }
    const extensions = { cost: { actual, max } }
    if (actual <= max) return { extensions }
    const found = actual === uncounted ? 'it unfolds without end' : `found ${actual}`
    const message = `Cost limit of ${max} exceeded, ${found}: ask for less, or in smaller pages.`
    return { extensions, errors: [tooMuch('cost', message, max)] }
  }
  return {
    onExecute: ({ args, setResultAndStopExecution }) => {
      const { extensions, errors } = judge(args as ExecutionArgs)
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
      const { errors } = judge(args as ExecutionArgs)
      if (errors !== undefined) setResultAndStopExecution({ errors })
    },
  }
}

// In JSON: null.
const uncounted = Number.POSITIVE_INFINITY

/** A document costs the same again with the same pages. */
function rememberingCost() {
  const costs = new WeakMap<DocumentNode, Map<string, number | GraphQLError>>()
  return (args: ExecutionArgs) => {
    const known = costs.get(args.document) ?? new Map<string, number | GraphQLError>()
    costs.set(args.document, known)
    const key = sizesIn(args)
    const found = known.get(key)
    if (found !== undefined) return found
    const counted = count(args)
    if (known.size >= mostSizes) known.clear()
    known.set(key, counted)
    return counted
  }
}

// Of one document: clients page in few sizes.
const mostSizes = 20

function count(args: ExecutionArgs): number | GraphQLError {
  const { schema, document, operationName } = args
  const variables = args.variableValues ?? {}
  try {
    return getComplexity({
      ...{ schema, query: document, variables, estimators: [estimateCost] },
      ...(operationName == null ? {} : { operationName }),
    })
  } catch (error) {
    // What the library says of fragments that unfold to 10,000 parts.
    if (!(error instanceof GraphQLError)) throw error
    return error.message === 'Query exceeds the maximum allowed number of nodes.'
      ? uncounted
      : error
  }
}

// Each comes with all of the object it is in: execution would write down 50, the library any number.
const mostMistakes = 5

function readVariables(args: ExecutionArgs) {
  const { schema, variableValues } = args
  const read = getVariableValues(schema, declaredIn(args), variableValues ?? {}, {
    maxErrors: mostMistakes,
  })
  return { errors: read.errors }
}

/** What of the variables can change a cost: numbers, conditions, and how long lists are. */
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
