import { createHash, createHmac } from 'node:crypto'
import type { Incoming } from '../http/upstream.ts'
import type { AwsError } from './errors.ts'

export interface Signing {
  readonly service: string
  /** Absent: any region. */
  readonly region?: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Undefined: the request has a valid AWS Signature Version 4. */
export function checkSignature(request: Incoming, signing: Signing): AwsError | undefined {
  const header = request.headers.authorization
  if (!header) return failure('MissingAuthenticationTokenException', 'Missing Authentication Token')

  const parsed = authorization.exec(header)?.groups
  const amzDate = request.headers['x-amz-date'] ?? ''
  const signedAt = timeOf(amzDate)
  if (!parsed || signedAt === undefined) {
    return failure('IncompleteSignature', 'Authorization header or X-Amz-Date is not well-formed.')
  }

  const { keyId = '', date = '', region = '', service = '', headers = '', signature } = parsed
  if (keyId !== signing.accessKeyId) {
    return failure(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    )
  }
  if (service !== signing.service) {
    return invalid(`Credential should be scoped to correct service: '${signing.service}'.`)
  }
  if (signing.region !== undefined && region !== signing.region) {
    return invalid(`Credential should be scoped to a valid region, not '${region}'.`)
  }
  if (!amzDate.startsWith(date)) {
    return invalid(
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date.',
    )
  }
  if (Math.abs(request.upstreamTime - signedAt) > maxSkewMs) {
    return invalid(`Signature expired: ${amzDate} is more than 5 minutes off the server's clock.`)
  }
  const signedHeaders = headers.split(';')
  const mustSign = Object.keys(request.headers).filter(
    (name) => name === 'host' || name.startsWith('x-amz-'),
  )
  if (mustSign.some((name) => !signedHeaders.includes(name))) {
    return invalid("'Host' and every 'X-Amz-' header must be signed.")
  }

  const scope = [date, region, service, 'aws4_request']
  const toSign = ['AWS4-HMAC-SHA256', amzDate, scope.join('/')]
  toSign.push(sha256(canonicalRequest(request, signedHeaders)))
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${signing.secretAccessKey}`)
  if (hmac(key, toSign.join('\n')).toString('hex') === signature) return undefined
  return invalid(
    'The request signature we calculated does not match the signature you provided. ' +
      'Check your AWS Secret Access Key and signing method.',
  )
}

const maxSkewMs = 5 * 60_000

const authorization =
  /^AWS4-HMAC-SHA256 Credential=(?<keyId>[^/]+)\/(?<date>\d{8})\/(?<region>[^/]+)\/(?<service>[^/]+)\/aws4_request, ?SignedHeaders=(?<headers>[^,]+), ?Signature=(?<signature>[0-9a-f]{64})$/

function timeOf(amzDate: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second] = parts
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

function canonicalRequest(request: Incoming, signedHeaders: readonly string[]): string {
  const headers = signedHeaders.map((name) => {
    const value = (request.headers[name] ?? '').trim().replace(/ +/g, ' ')
    return `${name}:${value}\n`
  })
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    headers.join(''),
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n')
}

/** The path arrives encoded and is encoded once more, as every AWS service but S3 requires. */
function canonicalPath(path: string): string {
  const segments: string[] = []
  for (const segment of path.split('/').filter((part) => part !== '' && part !== '.')) {
    if (segment === '..') segments.pop()
    else segments.push(encode(segment))
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : ''
  return `/${segments.join('/')}${end}`
}

function canonicalQuery(query: string): string {
  return [...new URLSearchParams(query)]
    .map((pair) => pair.map(encode))
    .sort(([a = '', x = ''], [b = '', y = '']) => (a === b ? compare(x, y) : compare(a, b)))
    .map((pair) => pair.join('='))
    .join('&')
}

/** By code unit. The order of a locale would break signatures. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function encode(text: string): string {
  const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(text).replace(/[!'()*]/g, percent)
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest()
}

function failure(name: string, message: string): AwsError {
  return { name, message }
}

function invalid(message: string): AwsError {
  return failure('InvalidSignatureException', message)
}
