import { createHash, createHmac } from 'node:crypto'
import { sandboxCredentials } from '#sandbox/emulators.ts'

export interface TencentCall {
  readonly action?: string
  readonly version?: string
  /** JSON as sent, so that big numbers stay exact. */
  readonly body: string
  readonly service?: string
  readonly secretId?: string
  readonly secretKey?: string
  readonly signedAt?: number
  readonly tamper?: (headers: Record<string, string>) => Record<string, string>
}

export interface TencentAnswer {
  readonly Error?: { readonly Code: string; readonly Message: string }
  readonly RequestId: string
  readonly Invitations?: readonly Readonly<Record<string, unknown>>[]
  readonly TotalCount?: number
}

export async function askTencent(url: string, call: TencentCall): Promise<TencentAnswer> {
  const response = await callTencent(url, call)
  const { Response: answer } = (await response.json()) as { Response: TencentAnswer }
  return answer
}

export function invitation(uin: number | bigint, name = `member ${uin}`): string {
  return `{"InviteUin":${uin},"Name":${JSON.stringify(name)},"Remark":""}`
}

export function callTencent(url: string, call: TencentCall): Promise<Response> {
  const { secretId, secretKey, service = 'organization' } = { ...sandboxCredentials, ...call }
  const signedAt = Math.floor((call.signedAt ?? Date.now()) / 1000)
  const date = new Date(signedAt * 1000).toISOString().slice(0, 10)
  const canonical = [
    'POST\n/\n',
    'content-type:application/json',
    `host:${new URL(url).hostname}\n`,
    'content-type;host',
    createHash('sha256').update(call.body).digest('hex'),
  ].join('\n')
  const scope = `${date}/${service}/tc3_request`
  const hash = createHash('sha256').update(canonical).digest('hex')
  const key = [date, service, 'tc3_request'].reduce<string | Buffer>(hmac, `TC3${secretKey}`)
  const signature = hmac(key, `TC3-HMAC-SHA256\n${signedAt}\n${scope}\n${hash}`).toString('hex')
  const headers = {
    'content-type': 'application/json',
    'x-tc-action': call.action ?? 'SendOrganizationInvitation',
    'x-tc-version': call.version ?? '2018-12-25',
    'x-tc-timestamp': `${signedAt}`,
    authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
  }
  return fetch(url, {
    method: 'POST',
    headers: call.tamper?.(headers) ?? headers,
    body: call.body,
    redirect: 'manual',
  })
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
