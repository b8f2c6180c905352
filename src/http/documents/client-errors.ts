import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Caller } from '#identity/caller.ts'
import { mayReadSchema } from '../front/authenticate.ts'

/**
 * What GraphQL says of a wrong document or wrong variables, fit to be answered: with a code, not
 * at any length (it repeats what it was given), and without names to guess the schema by for those
 * who may not read it.
 */
export function useTidyErrors(): Plugin<{ caller: Caller }, { caller: Caller }> {
  return {
    onExecutionResult: ({ result, setResult, context }) => {
      if (result === undefined || Array.isArray(result) || !('errors' in result)) return
      const isReader = mayReadSchema(context.caller)
      // Without data the request itself was wrong, which HTTP says as well.
      const more = { code: 'BAD_USER_INPUT', ...(result.data === undefined && badRequest) }
      const errors = result.errors?.map((error) => tidy(error, isReader, more))
      if (errors !== undefined) setResult({ ...result, errors })
    },
  }
}

const badRequest = { http: { status: 400, spec: true } }

const longest = 1_000

function tidy(error: GraphQLError, isReader: boolean, more: object): GraphQLError {
  const whole = isReader ? error.message : error.message.replace(/ Did you mean .*\?$/s, '')
  const message = whole.length > longest ? `${whole.slice(0, longest)}…` : whole
  const { nodes, path, extensions } = error
  if (message === error.message && extensions.code !== undefined) return error
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    path: path ?? null,
    extensions: { ...(extensions.code === undefined && more), ...extensions },
  })
}
