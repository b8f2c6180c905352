import type { JSONWebKeySet } from 'jose'

const timeoutMs = 5_000
const maxBytes = 262_144

/** Reads a JWK set with at least one key. Rejects for every other answer, a redirect included. */
export async function readKeySet(url: URL): Promise<JSONWebKeySet> {
  const response = await fetch(url, {
    // The issuer decides where its keys are only by what the operator has configured.
    redirect: 'error',
    headers: { accept: 'application/json, application/jwk-set+json' },
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new Error(`the issuer answered ${response.status}`)
  }
  const json: unknown = JSON.parse(await textOf(response))
  if (!isKeySet(json)) throw new Error('the issuer answered no key set')
  return json
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw new Error("the issuer's key set is too large")
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** An empty set is a fault of the issuer: it would refuse everybody. jose looks at the keys. */
function isKeySet(json: unknown): json is JSONWebKeySet {
  if (typeof json !== 'object' || json === null || !('keys' in json)) return false
  return Array.isArray(json.keys) && json.keys.length > 0
}
