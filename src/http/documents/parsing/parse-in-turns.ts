import type { Plugin } from 'graphql-yoga'
import { yieldEvery } from '#event-loop/event-loop-quota.ts'
import type { RequestContext } from '../../request-context.ts'

/**
 * Lets documents that are not known yet be parsed and validated in turns of the event loop, of tenants in
 * turns. Together, a crowd of long ones would hold it up for hundreds of milliseconds.
 */
export function useParseInTurns(known: {
  has(document: string): boolean
}): Plugin<RequestContext, RequestContext> {
  // To parse, validate and count 1,000 characters takes up to a millisecond.
  const turnToParse = yieldEvery(charactersPerTurn)
  return {
    onParams: async ({ params: { query }, context: { caller } }) => {
      if (typeof query !== 'string' || known.has(query)) return
      await turnToParse(query.length, caller.tenant)
    },
  }
}

const charactersPerTurn = 5_000
