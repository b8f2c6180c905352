import { randomUUID } from 'node:crypto'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { GraphQLError } from 'graphql'
import { createYoga, type GraphiQLOptions } from 'graphql-yoga'
import type { Caller } from '#identity/caller.ts'
import type { Identify } from '#identity/identify.ts'
import type { Invites } from '#invites/invites.ts'
import { createContext } from '#schema/context.ts'
import { schema } from '#schema/schema.ts'
import type { Logger } from '../logger.ts'
import { useExactNumbers } from './exact-numbers.ts'
import { useIdentity } from './identity.ts'

export interface GraphqlOptions {
  readonly invites: Invites
  readonly logger: Logger
  readonly identify: Identify
  /** Tabs that GraphiQL opens with. */
  readonly tabs?: GraphiQLOptions['defaultTabs']
}

/** The schema over HTTP, at /graphql; GraphiQL for browsers. */
export function createGraphql({ invites, logger, identify, tabs }: GraphqlOptions) {
  return createYoga<{ caller: Caller }>({
    schema,
    context: ({ request, caller }) => createContext(invites, caller, request.signal),
    graphiql: { title: 'invite-gateway', ...(tabs === undefined ? {} : { defaultTabs: tabs }) },
    renderGraphiQL,
    landingPage: false,
    // Enforced in front of Yoga: see body-limit.ts.
    maxRequestBodySize: false,
    maskedErrors: { maskError: (error) => mask(error, logger) },
    // Every fault passes `mask`, which logs it with its id; Yoga would log it again without.
    logging: false,
    plugins: [useIdentity(identify, logger), useExactNumbers()],
  })
}

/** Problems with a document pass; everything else is logged whole, and the client gets an id. */
function mask(error: unknown, logger: Logger): GraphQLError {
  const original = error instanceof GraphQLError ? error.originalError : error
  const isOurs = original === undefined || original === null || original instanceof GraphQLError
  if (error instanceof GraphQLError && isOurs) return error
  const id = randomUUID()
  logger.error({ id, error: original }, 'a request met a fault')
  const path = error instanceof GraphQLError ? error.path : undefined
  return new GraphQLError(`Something went wrong here. Quote ${id} when you report it.`, {
    ...(path === undefined ? {} : { path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  })
}
