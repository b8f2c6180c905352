import { ConfigError } from '../../config-error.ts'
import { boundCredentialRequests } from '../connections/bounded-credential-requests.ts'
import type { Variables } from '../contract/configuration.ts'

/**
 * Rejects with a ConfigError where the SDK's standard chain finds no source of credentials. A source
 * that is named and does not answer now is none of its concern: invites wait for that one. Of this
 * machine's role only the machine knows, so its metadata service is asked, which takes a second where
 * there is none.
 */
export async function proveCredentials(section: string, variables: Variables): Promise<void> {
  if (await isSourceNamed(variables)) return
  const { ChimeClient } = await import('@aws-sdk/client-chime')
  const client = new ChimeClient({ region: 'us-east-1' })
  try {
    await boundCredentialRequests(() => client.config.credentials())
  } catch (cause) {
    throw new ConfigError(adviceOf(section, variables), { cause })
  } finally {
    client.destroy()
  }
}

async function isSourceNamed(variables: Variables): Promise<boolean> {
  const { AWS_PROFILE: profile } = variables
  const hasKey = variables.AWS_ACCESS_KEY_ID && variables.AWS_SECRET_ACCESS_KEY
  // The chain passes over a key where a profile is named.
  if (hasKey && !profile) return true
  if (namedSources.some((names) => names.every((name) => variables[name]))) return true
  const { loadSharedConfigFiles } = await import('@smithy/core/config')
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true })
  const name = profile || 'default'
  return [configFile[name], credentialsFile[name]].some((settings) =>
    profileSources.some((source) => settings?.[source]),
  )
}

const namedSources = [
  ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'],
  ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'],
  ['AWS_CONTAINER_CREDENTIALS_FULL_URI'],
]

const profileSources = [
  ...['aws_access_key_id', 'credential_process', 'role_arn', 'web_identity_token_file'],
  ...['sso_session', 'sso_start_url', 'login_session'],
]

function adviceOf(section: string, { AWS_PROFILE: profile }: Variables): string {
  return profile
    ? `Correct AWS_PROFILE: providers.${section} needs AWS credentials, and no profile ${profile} has any.`
    : `Give the gateway AWS credentials, which providers.${section} needs: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or give this machine a role; there are none.`
}
