import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sandboxCredentials } from '#sandbox/emulators.ts'

/** An endpoint that gives credentials of the emulators, as an instance or a container has it. */
export interface MetadataEndpoint extends AsyncDisposable {
  readonly url: string
  /** How it answers from now on. */
  behave(manner: Manner): void
  /** Bytes that it has sent. */
  readonly sent: () => number
}

export type Manner = (response: ServerResponse, good: string) => void

export async function startMetadataEndpoint(): Promise<MetadataEndpoint> {
  let answer: Manner = friendly
  let sent = 0
  const server = createServer((request, response) => {
    const { write } = response
    response.write = (piece: string) => {
      sent += piece.length
      return write.call(response, piece, 'latin1')
    }
    answer(response, goodAnswer(request.url ?? ''))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    behave: (manner) => {
      answer = manner
    },
    sent: () => sent,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function goodAnswer(path: string): string {
  if (path === '/latest/api/token') return 'token'
  if (path === '/latest/meta-data/iam/security-credentials/') return 'role'
  const { accessKeyId, secretAccessKey } = sandboxCredentials
  const Expiration = new Date(Date.now() + 3_600_000).toISOString()
  return JSON.stringify({
    ...{ Code: 'Success', Token: 'token', Expiration },
    ...{ AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey },
  })
}

export const friendly: Manner = (response, good) => void response.end(good)

export const hostileManners: Readonly<Record<string, Manner>> = {
  'does not stop talking': (response) => {
    const more = () => {
      while (!response.destroyed) {
        if (!response.write(' '.repeat(65_536))) return void response.once('drain', more)
      }
    }
    more()
  },
  'closes in the middle of an answer': (response, good) => {
    response.setHeader('content-length', 100 + good.length)
    response.write(good)
    setImmediate(() => response.destroy())
  },
  'packs its answer': (response, good) => {
    response.setHeader('content-encoding', 'gzip')
    response.end(good)
  },
  'nests its answer deeper than any': (response) => {
    response.end('['.repeat(100_000))
  },
  'says nothing': () => undefined,
}
