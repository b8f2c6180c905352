import { makeKey } from '#identity/api-keys.ts'

/** What must not be found, by where it is planted. */
export type Plants = Readonly<Record<string, string>>

export const { key, id, hash } = makeKey()

/** In the environment of the process. */
export const environment = {
  AWS_ACCESS_KEY_ID: 'AKIAPLANTED0000000001',
  AWS_SECRET_ACCESS_KEY: 'planted/aws+secret/0123456789abcdefghijk',
  TENCENTCLOUD_SECRET_ID: 'AKIDplanted00000000000000000000000002',
  TENCENTCLOUD_SECRET_KEY: 'planted-tencent-secret',
  TENCENTCLOUD_SESSION_TOKEN: 'planted-tencent-token',
} satisfies Plants

/** In its files. */
export const files: Plants = { key, secret: key.slice(-43), hash }

// Ten characters: as much as a JSON parser quotes.
export const databasePassword = 'planted-pw'

/** In the headers for the collector. */
export const telemetryKey = 'planted-collector-key'

/** In what the issuer of tokens publishes, which is no JSON. */
export const issuer: Plants = { text: 'planted-is' }

const encoded = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url')

/** In requests: for their sender and the upstream, and for no log. */
export const inputs = {
  email: 'planted.ada@private.example.com',
  accessorId: 'planted-accessor-7',
  /** The beginning of all. */
  uin: '7000000047',
  firstName: 'Plantina',
  lastName: 'Plantagenet',
  memberName: 'Planted Member',
  remark: 'planted remark',
  title: 'Planted title',
  body: 'Planted body',
  personKey: 'planted person key',
  idempotencyKey: 'planted idempotency key',
  wrongKey: makeKey().key,
  token: `${encoded({ alg: 'RS256', kid: 'planted' })}.${encoded({ sub: 'planted' })}.cGxhbnRlZA`,
} satisfies Plants

/** In the answers of upstreams: of their inside, and for nobody here. */
export const upstream = {
  arn: 'arn:aws:iam::123456789012:user/planted',
  accessKey: 'ASIAPLANTED0000000003',
  secretKey: 'wJalrPlanted0FEMI/K7MDENG/bPxRfiCYPLANTEDK',
  host: 'planted.internal.us-east-1.amazonaws.com',
  url: 'https://planted-host.example/secret/path',
  address: '10.20.30.40:8443',
  file: '/srv/planted/handler.js:12:34',
  directory: '/srv/planted',
  email: 'planted-operator@upstream.example',
} satisfies Plants

/** Short enough that nothing of it is cut off. */
export const upstreamMessages = [
  `User: ${upstream.arn} is not authorized: ${upstream.accessKey} ${upstream.secretKey}`,
  `Not authorized at ${upstream.host}, ${upstream.address}, ${upstream.url}; ask ${upstream.email}`,
  `Not authorized: it broke\n    at handle (${upstream.file})`,
]

/** The first of these plants that stands in a text, as it is or encoded, by name. */
export function foundIn(text: string, ...planted: readonly Plants[]): string | undefined {
  const lower = text.toLowerCase()
  return planted
    .flatMap((plants) => Object.entries(plants))
    .find(([, plant]) =>
      [plant, encodeURIComponent(plant), Buffer.from(plant).toString('base64url')].some((form) =>
        lower.includes(form.toLowerCase()),
      ),
    )?.[0]
}
