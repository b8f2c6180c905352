import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Refuses variables that GraphQL must not see: integers beyond 2^53, which JSON parsers round (a
 * rounded account id would be another person's), and shapes that no input has.
 */
export function useVariableLimits(): Plugin {
  return {
    onParams: ({ params }) => {
      const problem = problemIn(params.variables, 'variables', 0)
      if (problem === undefined) return
      throw new GraphQLError(problem, {
        extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
      })
    },
  }
}

// Three times the depth of any input. A body could hold half a million levels and overflow the stack.
const maxDepth = 24
// Ten times the width of any input. GraphQL's error for each unknown field would list all of them.
const maxFields = 200

function problemIn(value: unknown, path: string, depth: number): string | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Number.isSafeInteger(value)
      ? `${path} is too large for a JSON number. Send it as a string.`
      : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > maxDepth) return 'The variables are nested too deeply.'
  const members = Object.entries(value)
  if (members.length > maxFields && !Array.isArray(value)) return `${path} has too many fields.`
  for (const [key, member] of members) {
    const found = problemIn(member, `${path}.${key.slice(0, 50)}`, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}
