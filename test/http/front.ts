import { createYoga, type Plugin } from 'graphql-yoga'
import { createHttp, type HttpOptions } from '#http/handler.ts'
import { listen } from '#http/server.ts'
import { defaultHttpSettings } from '#http/settings.ts'
import { defaultLimits, type GatewayLimits } from '#invites/check/limits.ts'
import { developer } from '#sandbox/developer.ts'
import { createTestLogger, type TestLogger } from '../support/logger.ts'

type Schema = NonNullable<Parameters<typeof createYoga>[0]['schema']>

/** Everything in front of GraphQL, with another schema behind it. */
export interface Front extends AsyncDisposable {
  readonly url: string
  readonly logger: TestLogger
  /** `tenant`: who sends it. */
  post(query: string, accept?: string, tenant?: string): Promise<Response>
}

export type FrontOptions = Pick<HttpOptions, 'maxReadMs' | 'maxUnreadMs' | 'tabs'> & {
  readonly logRequests?: boolean
  readonly schema: Schema
  readonly plugins?: Plugin[]
  readonly limits?: Partial<GatewayLimits>
}

export async function startFront(options: FrontOptions): Promise<Front> {
  const { schema, plugins = [], limits, logRequests = false, ...rest } = options
  const logger = createTestLogger()
  const http = createHttp({
    graphql: createYoga({ schema, plugins }),
    settings: { ...defaultHttpSettings, logRequests },
    limits: { ...defaultLimits, ...limits },
    logger,
    identify: async (authorization) => {
      const tenant = authorization?.slice('Bearer '.length) ?? developer.tenant
      return { ...developer, tenant }
    },
    pingDatabase: async () => undefined,
    version: '1.2.3',
    ...rest,
  })
  const { url, close } = await listen(http.handle, { host: '127.0.0.1', port: 0 })
  return {
    url,
    logger,
    post: (query, accept = 'application/json', tenant = developer.tenant) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept,
          authorization: `Bearer ${tenant}`,
        },
        body: JSON.stringify({ query }),
      }),
    [Symbol.asyncDispose]: () => close(1_000),
  }
}
