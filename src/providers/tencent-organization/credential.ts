import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import type { TencentCredential, TencentOrganizationSettings } from './configuration.ts'

/**
 * Reads the credential that is valid now: from the file where one is configured, and again whenever
 * the file has changed. While the file is missing or unreadable, the last one stays.
 */
export function credentialReader({
  credential,
  credentialsFile,
}: Pick<
  TencentOrganizationSettings,
  'credential' | 'credentialsFile'
>): () => Promise<TencentCredential> {
  let latest = credential
  let readVersion: string | undefined
  return async () => {
    if (credentialsFile === undefined) return credential
    try {
      const { mtimeNs, ino, size } = await stat(credentialsFile, { bigint: true })
      const version = `${mtimeNs} ${ino} ${size}`
      if (version === readVersion) return latest
      const { token, ...pair } = fileContent.parse(
        JSON.parse(await readFile(credentialsFile, 'utf8')),
      )
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
