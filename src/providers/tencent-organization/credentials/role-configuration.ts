import { z } from 'zod'
import type { Variables } from '../../contract/configuration.ts'
import { endpointUrl } from '../../section.ts'
import type { TencentRole } from './role.ts'

const ofPod = (what: string) =>
  z.string().optional().describe(`${what} TKE sets it in pods whose service account has a role.`)

const podVariables = {
  TKE_REGION: ofPod('With `TENCENTCLOUD_ROLE=tke`: the region of STS.'),
  TKE_PROVIDER_ID: ofPod('The same: the identity provider of the cluster.'),
  TKE_ROLE_ARN: ofPod('The same: the role.'),
  TKE_WEB_IDENTITY_TOKEN_FILE: ofPod('The same: the file with the token of the service account.'),
}

/** The variables that name a role instead of credentials. */
export const roleVariables = {
  TENCENTCLOUD_ROLE: z
    .enum(['cvm', 'tke'], 'cvm or tke')
    .optional()
    .describe(
      'The role whose temporary credentials count instead of all others: `cvm` for the one that is bound to the instance, `tke` for the one of the service account of the pod.',
    ),
  ...podVariables,
  TENCENTCLOUD_STS_ENDPOINT: endpointUrl,
}

/** One sentence where the role cannot be used like this. Pure. */
export function missingOfRole(variables: Variables): string | undefined {
  const { TENCENTCLOUD_ROLE: role, TENCENTCLOUD_CREDENTIALS_FILE: file, http_proxy } = variables
  if (role === undefined) return undefined
  if (file !== undefined) {
    return 'Set TENCENTCLOUD_CREDENTIALS_FILE or TENCENTCLOUD_ROLE, not both.'
  }
  if (role === 'cvm' && http_proxy !== undefined) {
    return "Unset http_proxy, or do not set TENCENTCLOUD_ROLE=cvm: Tencent Cloud's SDK would ask the proxy for the credentials of the instance."
  }
  const missing = Object.keys(podVariables).filter((name) => variables[name] === undefined)
  return role === 'cvm' || missing.length === 0
    ? undefined
    : `Set ${missing.join(', ')}, as TKE does in pods whose service account has a role, or another TENCENTCLOUD_ROLE.`
}

/** A part of the settings. Empty: there is no role. Pure. */
export function roleOf(variables: Variables): { readonly role?: TencentRole } {
  const {
    TENCENTCLOUD_ROLE: kind,
    TENCENTCLOUD_STS_ENDPOINT: stsEndpoint,
    TKE_REGION: region = '',
    TKE_PROVIDER_ID: providerId = '',
    TKE_ROLE_ARN: roleArn = '',
    TKE_WEB_IDENTITY_TOKEN_FILE: tokenFile = '',
  } = variables
  if (kind === 'cvm') return { role: { kind } }
  if (kind !== 'tke') return {}
  const endpoint = stsEndpoint === undefined ? {} : { stsEndpoint }
  return { role: { kind, region, providerId, roleArn, tokenFile, ...endpoint } }
}
