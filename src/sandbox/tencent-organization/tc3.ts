import { createHash, createHmac } from 'node:crypto'
import type { Incoming } from '../http/upstream.ts'
import type { TencentError } from './answers.ts'

/** Undefined: the request has a valid TC3-HMAC-SHA256 signature. */
export function checkTc3(
  request: Incoming,
  credentials: { readonly secretId: string; readonly secretKey: string },
): TencentError | undefined {
  const parsed = authorization.exec(request.headers.authorization ?? '')?.groups
  const timestamp = request.headers['x-tc-timestamp'] ?? ''
  if (!parsed || !/^\d+$/.test(timestamp)) return { code: 'AuthFailure.InvalidAuthorization' }

  const { secretId, date = '', service = '', headers = '', signature } = parsed
  if (secretId !== credentials.secretId) return { code: 'AuthFailure.SecretIdNotFound' }

  const signedAt = Number(timestamp) * 1000
  if (Math.abs(request.upstreamTime - signedAt) > maxSkewMs) {
    return { code: 'AuthFailure.SignatureExpire' }
  }

  const names = headers.split(';')
  const isComplete = ['content-type', 'host'].every((name) => names.includes(name))
  const isToday = new Date(signedAt).toISOString().startsWith(date)
  if (!isComplete || !isToday) return { code: 'AuthFailure.InvalidAuthorization' }

  const scope = [date, service, 'tc3_request']
  const hash = sha256(canonicalRequest(request, names))
  const toSign = ['TC3-HMAC-SHA256', timestamp, scope.join('/'), hash].join('\n')
  const key = scope.reduce<string | Buffer>(hmac, `TC3${credentials.secretKey}`)
  const right = hmac(key, toSign).toString('hex')
  return right === signature ? undefined : { code: 'AuthFailure.SignatureFailure' }
}

const maxSkewMs = 5 * 60_000

const authorization =
  /^TC3-HMAC-SHA256 Credential=(?<secretId>[^/]+)\/(?<date>\d{4}-\d\d-\d\d)\/(?<service>[^/]+)\/tc3_request, ?SignedHeaders=(?<headers>[^,]+), ?Signature=(?<signature>[0-9a-f]{64})$/

function canonicalRequest(request: Incoming, names: readonly string[]): string {
  const headers = names.map((name) => `${name}:${signedValue(request, name)}\n`).join('')
  return [
    request.method,
    request.path,
    request.query,
    headers,
    names.join(';'),
    sha256(request.body),
  ].join('\n')
}

/** The official client signs the host name without the port that its Host header carries. */
function signedValue(request: Incoming, name: string): string {
  const value = (request.headers[name] ?? '').trim()
  return name === 'host' ? value.replace(/:\d+$/, '') : value
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest()
}
