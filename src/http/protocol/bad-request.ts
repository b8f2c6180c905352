import { GraphQLError } from 'graphql'

/**
 * Yoga's error about a body that is no GraphQL request, with 400 in every format. Yoga repeats a body
 * that is no JSON, names methods that the gateway does not take, and answers 200 where JSON is wanted
 * and the document is missing. Other errors stay as they are.
 */
export function badRequest(error: GraphQLError): GraphQLError {
  if (error.extensions.code !== 'BAD_REQUEST') return error
  return new GraphQLError(error.message, {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  })
}
