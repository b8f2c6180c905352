import type { Access } from '../emulated-upstream.ts'

/** What the provider of any AWS upstream needs to call its emulator. */
export function awsSettings({ endpoint, requestTimeoutMs, credentials }: Access) {
  const { accessKeyId, secretAccessKey } = credentials
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    requestTimeoutMs,
    // Whatever the developer's own AWS configuration says: no client has both and an own endpoint.
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  }
}
