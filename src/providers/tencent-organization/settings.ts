export interface TencentSettings {
  /**
   * A URL. The international host where undefined. Any host but Tencent's own is only where we
   * connect: the request stays addressed to and signed for the international host.
   */
  readonly endpoint?: string
  readonly credential: {
    readonly secretId: string
    readonly secretKey: string
    readonly token?: string
  }
  /** Until an answer begins. A whole request may take twice this, sending again four times. */
  readonly requestTimeoutMs: number
}

export interface Endpoint {
  readonly protocol: 'http:' | 'https:'
  /** Host and port, as the request names them. */
  readonly host: string
  /** Resolves to where we connect; `host` where undefined. */
  readonly connectTo?: string
}

export function endpointOf({ endpoint }: TencentSettings): Endpoint {
  if (endpoint === undefined) return { protocol: 'https:', host: international }
  const { protocol, hostname, host, port } = new URL(endpoint)
  const scheme = protocol === 'http:' ? 'http:' : 'https:'
  if (hostname.endsWith('.tencentcloudapi.com')) return { protocol: scheme, host }
  return {
    protocol: scheme,
    // The SDK signs for the service that the first label names, so the label has to stay.
    host: port === '' ? international : `${international}:${port}`,
    connectTo: hostname.replace(/^\[|\]$/gu, ''),
  }
}

// The SDK's own default is the mainland host.
const international = 'organization.intl.tencentcloudapi.com'
