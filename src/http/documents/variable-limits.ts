import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Refuses variables that GraphQL must not see: whole numbers that JSON could not carry exactly (an
 * account id beyond 2^53 that comes as a number was rounded before anyone could look: it would be
 * somebody else's), and shapes that no input has.
 */
export function useBearableVariables(): Plugin {
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

// Three times as deep as any input; a body has room for half a million levels, the stack has not.
const deepest = 24
// Ten times as wide as any. For each unknown field GraphQL writes all of them down.
const widest = 200

function problemIn(value: unknown, path: string, depth: number): string | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Number.isSafeInteger(value)
      ? `${path} is too large for a number in JSON: write it as a string.`
      : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > deepest) return 'variables are nested too deeply.'
  const members = Object.entries(value)
  if (members.length > widest && !Array.isArray(value)) return `${path} has too many fields.`
  for (const [key, member] of members) {
    const found = problemIn(member, `${path}.${key.slice(0, 50)}`, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}
