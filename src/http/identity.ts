import type { Plugin } from 'graphql-yoga'
import type { Caller } from '#identity/caller.ts'
import type { Identify } from '#identity/identify.ts'
import type { Logger } from '../logger.ts'

/** Nobody gets further than this without a credential that is good: 401 before the body is read. */
export function useIdentity(identify: Identify, logger: Logger): Plugin<{ caller: Caller }> {
  return {
    onRequest: async ({ request, url, serverContext, endResponse }) => {
      if (url.pathname === '/health/live') return
      try {
        const caller = await identify(request.headers.get('authorization'))
        if (caller === undefined) return endResponse(refusal(401, unauthenticated))
        Object.assign(serverContext, { caller })
      } catch (error) {
        logger.error({ error }, 'nobody can tell who asks')
        endResponse(refusal(503, unavailable))
      }
    },
  }
}

const unauthenticated = {
  message: 'Say who you are: `Authorization: Bearer`, and an API key or a token.',
  extensions: { code: 'UNAUTHENTICATED' },
}
const unavailable = {
  message: 'Who you are cannot be found out now; try again later.',
  extensions: { code: 'UNAVAILABLE' },
}

function refusal(status: number, error: typeof unauthenticated): Response {
  const headers = status === 401 ? { 'www-authenticate': 'Bearer' } : undefined
  return Response.json({ errors: [error] }, { status, ...(headers && { headers }) })
}
