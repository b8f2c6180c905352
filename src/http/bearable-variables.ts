import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Refuses whole numbers in variables that JSON could not carry exactly. An account id beyond 2^53
 * that comes as a number was rounded before anyone could look: it would be somebody else's.
 */
export function useExactNumbers(): Plugin {
  return {
    onParams: ({ params }) => {
      const path = inexact(params.variables, 'variables')
      if (path === undefined) return
      throw new GraphQLError(`${path} is too large for a number in JSON: write it as a string.`, {
        extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
      })
    },
  }
}

/** The path of the first whole number beyond 2^53 - 1. */
function inexact(value: unknown, path: string): string | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? path : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, member] of Object.entries(value)) {
    const found = inexact(member, `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}
