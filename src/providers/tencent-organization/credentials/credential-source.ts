import type { ProxySettings } from '../../connections/proxy.ts'
import { type CredentialSource, NoCredentials, type TencentCredential } from './credential.ts'
import { credentialsFile } from './credentials-file.ts'
import { readRole, type TencentRole } from './role.ts'
import { temporaryCredentials } from './temporary-credentials.ts'

export interface CredentialSettings {
  /** Where there is neither a role nor a file. */
  readonly credential: TencentCredential
  /** A JSON file with `secretId`, `secretKey` and perhaps `token`, which counts instead. It may change. */
  readonly credentialsFile?: string
  /** A role whose temporary credentials count instead of both. */
  readonly role?: TencentRole
  /** Undefined: connections are direct. */
  readonly proxy?: ProxySettings
}

/** The source that the settings name. */
export function credentialSource(settings: CredentialSettings): CredentialSource {
  const { credential, role, proxy } = settings
  if (role !== undefined) return temporaryCredentials(() => readRole(role, proxy))
  const read = credentialsFile(credential, settings.credentialsFile)
  return {
    current: async () => {
      const current = await read()
      // The SDK does not look: it would sign as `null`.
      if (current.secretId.trim() === '' || current.secretKey.trim() === '') {
        throw new NoCredentials('There is no secret id or no secret key.')
      }
      return current
    },
    refused: () => undefined,
  }
}
