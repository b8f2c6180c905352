import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { boundCredentialRequests } from '../../connections/bounded-credential-requests.ts'
import type { ProxySettings } from '../../connections/proxy.ts'
import { endpointOf, singleHopAgent } from '../agent.ts'
import type { Session } from './temporary-credentials.ts'

/** A role whose temporary credentials are used. */
export type TencentRole =
  /** The one that is bound to this CVM instance. */
  | { readonly kind: 'cvm' }
  /** The one of this TKE pod's service account, taken on at STS with the token in a file. */
  | {
      readonly kind: 'tke'
      readonly region: string
      readonly providerId: string
      readonly roleArn: string
      readonly tokenFile: string
      /** As the `endpoint` of the settings, for STS. */
      readonly stsEndpoint?: string
    }

/** Reads the credentials of a role by one attempt of the SDK. Rejects with what the SDK throws. */
export async function readRole(
  role: TencentRole,
  proxy: ProxySettings | undefined,
): Promise<Session> {
  const read = role.kind === 'cvm' ? readCvmRole : () => readTkeRole(role, proxy)
  const { TmpSecretId, TmpSecretKey, Token, ExpiredTime } = sessionOfRole.parse(
    await boundCredentialRequests(read),
  )
  return {
    credential: { secretId: TmpSecretId, secretKey: TmpSecretKey, token: Token },
    endsAt: ExpiredTime * 1_000,
  }
}

const text = z.string().min(1)
const sessionOfRole = z.object({
  TmpSecretId: text,
  TmpSecretKey: text,
  Token: text,
  ExpiredTime: z.number(),
})

const loadSdk = () => import('tencentcloud-sdk-nodejs/tencentcloud/common/credential.js')

async function readCvmRole(): Promise<unknown> {
  const { CvmRoleCredential } = await loadSdk()
  const role = new (class extends CvmRoleCredential {
    async read() {
      return this.getRoleCredential(await this.getRoleName())
    }
  })()
  return role.read()
}

async function readTkeRole(
  { region, providerId, roleArn, tokenFile, stsEndpoint }: Extract<TencentRole, { kind: 'tke' }>,
  proxy: ProxySettings | undefined,
): Promise<unknown> {
  const { OIDCRoleArnCredential } = await loadSdk()
  const endpoint = endpointOf(stsEndpoint, sts)
  const agent = singleHopAgent(endpoint, proxy)
  const { protocol, host } = endpoint
  const client = {
    region,
    // The request carries the token instead of a signature.
    credential: { secretId: '', secretKey: '' },
    profile: {
      httpProfile: {
        protocol: `${protocol}//`,
        endpoint: host,
        reqTimeout: requestSeconds,
        agent,
      } as const,
    },
  }
  const request = {
    RoleArn: roleArn,
    RoleSessionName: `invite-gateway-${Date.now()}`,
    // The cluster replaces it every hour or so.
    WebIdentityToken: (await readFile(tokenFile, 'utf8')).trim(),
    ProviderId: providerId,
  }
  const role = new (class extends OIDCRoleArnCredential {
    read() {
      return this.getCredentialWithStsAssumeRoleWithWebIdentity()
    }
  })(client, request)
  try {
    return await role.read()
  } finally {
    agent.destroy()
  }
}

const sts = 'sts.tencentcloudapi.com'
const requestSeconds = 10
