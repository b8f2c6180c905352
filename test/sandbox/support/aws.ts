import { createHash, createHmac } from 'node:crypto'
import { sandboxCredentials } from '#sandbox/emulators.ts'

export interface AwsCall {
  readonly service: string
  readonly region?: string
  readonly method?: string
  /** Encoded, without query. */
  readonly path: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  /** A string is sent as it is. */
  readonly body?: unknown
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  readonly signedAt?: number
  /** Changes the headers after signing. */
  readonly tamper?: (headers: Record<string, string>) => Record<string, string>
}

/** Signs as the AWS documentation says, with no code of the emulator's or the SDK's. */
export function callAws(url: string, call: AwsCall): Promise<Response> {
  const { service, region = 'us-east-1', method = 'POST', path, query = '' } = call
  const { accessKeyId, secretAccessKey } = { ...sandboxCredentials, ...call }
  const payload = typeof call.body === 'string' ? call.body : JSON.stringify(call.body)
  const amzDate = new Date(call.signedAt ?? Date.now()).toISOString().replace(/[-:]|\.\d+/g, '')
  const headers: Record<string, string> = {
    ...(payload !== undefined && { 'content-type': 'application/json' }),
    'x-amz-date': amzDate,
    ...call.headers,
  }

  const signed = { ...headers, host: new URL(url).host }
  const names = Object.keys(signed).sort()
  const entries = new Map(Object.entries(signed))
  const canonical = [
    method,
    path.split('/').map(encodeURIComponent).join('/'),
    query.split('&').sort().join('&'),
    ...names.map((name) => `${name}:${entries.get(name)}`),
    '',
    names.join(';'),
    sha256(payload ?? ''),
  ].join('\n')
  const scope = `${amzDate.slice(0, 8)}/${region}/${service}/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', amzDate, scope, sha256(canonical)].join('\n')
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  const signature = hmac(key, toSign).toString('hex')
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`

  return fetch(`${url}${path}${query && `?${query}`}`, {
    method,
    headers: call.tamper?.(headers) ?? headers,
    redirect: 'manual',
    ...(payload !== undefined && { body: payload }),
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
