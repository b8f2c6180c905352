import type { IncomingMessage, ServerResponse } from 'node:http'
import type { StaticFile } from './static-file.ts'

export interface Sending {
  /** Of `Cache-Control`. */
  readonly cache: string
  /** Of `Content-Security-Policy`. */
  readonly policy: string
  /** Default: 200. */
  readonly status?: number
}

// Pages name their files, so they are asked for each time. The names of files have a hash of their content.
export const pageCache = 'no-cache'
export const fileCache = 'public, max-age=31536000, immutable'

/** Sends a file to a GET or HEAD, in an encoding that the client takes. */
export function sendFile(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  file: StaticFile,
  { cache, policy, status = 200 }: Sending,
): void {
  const encoding = acceptedEncoding(headers['accept-encoding'])
  const content = encoding === undefined ? file.identity() : file[encoding]
  response.writeHead(status, {
    'content-type': file.type,
    'content-length': content.byteLength,
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    vary: 'accept-encoding',
    'cache-control': cache,
    'content-security-policy': policy,
  })
  response.end(method === 'HEAD' ? undefined : content)
}

function acceptedEncoding(header: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const accepted = `${header ?? ''}`
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => !/;\s*q=0(?:\.0*)?$/.test(one))
    .map((one) => one.split(';', 1)[0])
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding))
}
