import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import type { TencentCredential } from './credential.ts'

/**
 * Reads the credential of a file, and again whenever the file has changed. While it is missing or
 * unreadable, the last one stays: at first `given`. Without a file that is always so.
 */
export function credentialsFile(
  given: TencentCredential,
  path: string | undefined,
): () => Promise<TencentCredential> {
  let latest = given
  let readVersion: string | undefined
  return async () => {
    if (path === undefined) return latest
    try {
      const { mtimeNs, ino, size } = await stat(path, { bigint: true })
      const version = `${mtimeNs} ${ino} ${size}`
      if (version === readVersion) return latest
      const { token, ...pair } = fileContent.parse(JSON.parse(await readFile(path, 'utf8')))
      latest = { ...pair, ...(token ? { token } : {}) }
      readVersion = version
    } catch {
      // A file that is being replaced is looked at again by the next request.
    }
    return latest
  }
}

// As the command line tool of Tencent Cloud writes it: `~/.tccli/default.credential`.
const fileContent = z.object({
  secretId: z.string().min(1),
  secretKey: z.string().min(1),
  token: z.string().nullish(),
})
