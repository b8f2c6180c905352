import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Caller } from '#identity/caller.ts'
import { mayReadSchema } from '../front/authenticate.ts'
import { valueFreeMessage } from './value-free-message.ts'

/**
 * Prepares GraphQL's errors about a document or its variables for the client: adds a code, removes
 * the values of the request, limits the length (messages repeat names), and removes "Did you mean …?"
 * for callers who may not read the schema.
 */
export function useClientErrors(): Plugin<{ caller: Caller }, { caller: Caller }> {
  return {
    onExecutionResult: ({ result, setResult, context }) => {
      if (result === undefined || Array.isArray(result) || !('errors' in result)) return
      const isReader = mayReadSchema(context.caller)
      // Without data the whole request was wrong, so the HTTP status is 400.
      const more = { code: 'BAD_USER_INPUT', ...(result.data === undefined && badRequest) }
      const errors = result.errors?.map((error) => clientError(error, isReader, more))
      if (errors !== undefined) setResult({ ...result, errors })
    },
  }
}

const badRequest = { http: { status: 400, spec: true } }

const maxMessageLength = 1_000

function clientError(error: GraphQLError, isReader: boolean, more: object): GraphQLError {
  const valueFree = valueFreeMessage(error)
  const whole = isReader ? valueFree : valueFree.replace(/ Did you mean .*\?$/s, '')
  const message = whole.length > maxMessageLength ? `${whole.slice(0, maxMessageLength)}…` : whole
  const { nodes, path, extensions } = error
  if (message === error.message && extensions.code !== undefined) return error
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    path: path ?? null,
    extensions: { ...(extensions.code === undefined && more), ...extensions },
  })
}
