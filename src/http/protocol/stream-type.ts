import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { acceptedTypes } from './accepted-types.ts'

/**
 * Refuses a subscription before it starts where its client does not take events. Yoga would start it
 * first, and answer 406 without a body.
 */
export function useStreamType(): Plugin {
  return {
    onSubscribe: ({ args, setResultAndStopExecution }) => {
      const { request } = args.contextValue as { readonly request: Request }
      const accept = request.headers.get('accept') ?? undefined
      if (acceptedTypes(accept).includes('text/event-stream')) return
      setResultAndStopExecution({ errors: [notAccepted()] })
    },
  }
}

const notAccepted = () =>
  new GraphQLError('Accept text/event-stream for subscriptions.', {
    extensions: { code: 'NOT_ACCEPTABLE', http: { status: 406 } },
  })
