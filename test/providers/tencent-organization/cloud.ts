import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/**
 * What a gateway in Tencent's cloud can reach: the API, STS, and the metadata service of the instance,
 * as a forward proxy because the SDK knows only its real name.
 */
export interface Cloud extends AsyncDisposable {
  readonly url: string
  /** Secret ids that the API accepts. */
  readonly accepted: Set<string>
  /** Secret ids that calls were signed with, with their tokens. */
  readonly signedBy: string[]
  /** What roles give from now on. */
  session: Session
  /** How the metadata service answers, if not with the session. */
  metadata: ((response: ServerResponse, good: string) => void) | undefined
  /** Requests to the metadata service for a session, and the tokens that STS was asked with. */
  readonly asked: string[]
}

export interface Session {
  readonly id: string
  readonly endsInMs: number
}

export async function startCloud(): Promise<Cloud> {
  const server = createServer((request, response) => void answer(cloud, request, response))
  server.on('connect', (request, socket) => {
    if (request.url !== 'metadata.tencentyun.com:80') return socket.destroy()
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    server.emit('connection', socket)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const cloud: Cloud = {
    url: `http://127.0.0.1:${port}`,
    ...{ accepted: new Set(), signedBy: [], asked: [], metadata: undefined },
    session: { id: 'first', endsInMs: 3_600_000 },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return cloud
}

async function answer(cloud: Cloud, request: IncomingMessage, response: ServerResponse) {
  const { id, endsInMs } = cloud.session
  const session = { TmpSecretId: id, TmpSecretKey: 'key', Token: `${id}-token` }
  const ExpiredTime = Math.floor((Date.now() + endsInMs) / 1_000)
  const roles = '/latest/meta-data/cam/security-credentials/'
  if (request.url === roles) return response.end('GatewayRole')
  if (request.url === `${roles}GatewayRole`) {
    cloud.asked.push('GatewayRole')
    const good = JSON.stringify({ Code: 'Success', ExpiredTime, ...session })
    return cloud.metadata ? cloud.metadata(response, good) : response.end(good)
  }
  const body = (await json(request)) as { readonly WebIdentityToken?: string }
  if (request.headers['x-tc-action'] === 'AssumeRoleWithWebIdentity') {
    cloud.asked.push(body.WebIdentityToken ?? '')
    return response.end(apiAnswer({ Credentials: session, ExpiredTime }))
  }
  const [, signer = ''] = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '') ?? []
  cloud.signedBy.push(`${signer} ${request.headers['x-tc-token'] ?? ''}`.trim())
  const refusal = { Error: { Code: 'AuthFailure.TokenFailure', Message: 'It has expired.' } }
  return response.end(apiAnswer(cloud.accepted.has(signer) ? {} : refusal))
}

const apiAnswer = (fields: object) => JSON.stringify({ Response: { RequestId: 'r', ...fields } })
