import { buildClientSchema, type ExecutionResult, type GraphQLSchema, graphql } from 'graphql'
import { introspection } from '../generated/introspection.ts'

let schema: GraphQLSchema | undefined

/**
 * The data as a client asked for it: caches add `__typename` everywhere, and some give fields other
 * names. What the schema does not allow is told in `errors`.
 */
export function asAsked(
  source: string,
  variableValues: Record<string, unknown>,
  rootValue: unknown,
): Promise<ExecutionResult> {
  schema ??= buildClientSchema(introspection)
  return graphql({ schema, source, rootValue, variableValues })
}
