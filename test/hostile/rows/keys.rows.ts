import { keyOf, token } from '../credentials.ts'
import { graphqlRequest, head, post, type Row } from '../row.ts'

const at = 'locked' as const
const eve = keyOf('eve')
const question = '{ __typename }'
const bearing = (authorization: string | undefined, more: object = {}) =>
  graphqlRequest(question, {}, { headers: { authorization, ...more } })
const good = { at, status: 200 }
const anonymous = {
  at,
  status: 401,
  code: 'UNAUTHENTICATED',
  headers: { 'www-authenticate': 'Bearer' },
}
const body = JSON.stringify({ query: question })
/** Several headers of one name, in this order. */
const several = (...credentials: readonly string[]) => [
  head('POST /graphql HTTP/1.1', {
    host: '127.0.0.1',
    connection: 'close',
    'content-type': 'application/json',
    'content-length': String(body.length),
  }).slice(0, -2),
  ...credentials.map((one) => `authorization: ${one}\r\n`),
  '\r\n',
  body,
]

const wrong: Readonly<Record<string, string>> = {
  'the secret of another key': `Bearer igw_eve_${keyOf('ada').slice(8)}`,
  'an unknown id': `Bearer ${keyOf('mallory')}`,
  'a key that was removed': `Bearer ${keyOf('removed')}`,
  'a key without its last letter': `Bearer ${eve.slice(0, -1)}`,
  'a key with one letter more': `Bearer ${eve}A`,
  'a key in capitals': `Bearer ${eve.toUpperCase()}`,
  'a key with a blank in it': `Bearer ${eve.slice(0, 8)} ${eve.slice(8)}`,
  'a key with a tab in it': `Bearer ${eve.slice(0, 8)}\t${eve.slice(8)}`,
  'a key with a percent sign': `Bearer ${eve.replace('_', '%5F')}`,
  'a key in quotes': `Bearer "${eve}"`,
  'a key after a no-break space': `Bearer\u00a0${eve}`,
  'a key after a tab': `Bearer\t${eve}`,
  'a key without its secret': 'Bearer igw_eve_',
  'a key with its hash for a secret': `Bearer igw_eve_${'0'.repeat(43)}`,
  'a key by the name of __proto__': `Bearer igw_${'__proto__'}_${eve.slice(8)}`,
  'a key by the name of constructor': `Bearer igw_constructor_${eve.slice(8)}`,
  'a key of 15,000 letters': `Bearer igw_eve_${'a'.repeat(15_000)}`,
  'a key without a scheme': eve,
  'a key as Basic': `Basic ${Buffer.from(`${eve}:`).toString('base64')}`,
  'a key as a password of Basic': `Basic ${Buffer.from(`eve:${eve}`).toString('base64')}`,
  'a key as Digest': `Digest username="eve", response="${eve}"`,
  'a key as DPoP': `DPoP ${eve}`,
  'a key as a parameter': `Bearer token=${eve}`,
  'a scheme with a colon': `Bearer: ${eve}`,
  'a scheme and an equals sign': `Bearer=${eve}`,
  'a scheme that begins alike': `Bearers ${eve}`,
  'the scheme twice': `Bearer Bearer ${eve}`,
  'the scheme alone': 'Bearer',
  'two keys in one header': `Bearer ${eve}, Bearer ${eve}`,
  'a key and something more': `Bearer ${eve} admin`,
}
const elsewhere: Readonly<Record<string, object>> = {
  'a key in X-API-Key': { 'x-api-key': eve },
  'a key in Proxy-Authorization': { 'proxy-authorization': `Bearer ${eve}` },
  'a key in X-Forwarded-Authorization': { 'x-forwarded-authorization': `Bearer ${eve}` },
  'a key in a cookie': { cookie: `authorization=Bearer ${eve}; token=${eve}` },
  'who it is, by a proxy': {
    'x-forwarded-user': 'ada',
    'x-remote-user': 'ada',
    'x-tenant': 'acme',
  },
}

/** API keys: those that are good, and everything that looks like them. */
export const rows: readonly Row[] = [
  { name: 'a key that is good', send: bearing(`Bearer ${eve}`), ...good },
  { name: 'a key in small letters of the scheme', send: bearing(`bearer ${eve}`), ...good },
  { name: 'a key in capitals of the scheme', send: bearing(`BEARER ${eve}`), ...good },
  { name: 'a key between blanks', send: bearing(`  Bearer   ${eve}  `), ...good },
  { name: 'a key that may do nothing', send: bearing(`Bearer ${keyOf('powerless')}`), ...good },
  {
    name: 'a key that may do nothing reads',
    send: graphqlRequest('{ invites { totalCount } }', {}, as('powerless')),
    ...good,
    code: 'FORBIDDEN',
  },
  {
    name: 'a key that may do nothing sends',
    send: graphqlRequest(
      'mutation { cancelInviteBatch(input: { batchId: "x" }) { __typename } }',
      {},
      as('powerless'),
    ),
    ...good,
    says: /"NotAuthorized"/,
  },
  {
    name: 'a key that may do nothing reads the schema',
    send: graphqlRequest('{ __schema { types { name } } }', {}, as('powerless')),
    at,
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  ...Object.entries(wrong).map(([name, header]) => ({ name, send: bearing(header), ...anonymous })),
  ...Object.entries(elsewhere).map(([name, more]) => ({
    name,
    send: bearing(undefined, more),
    ...anonymous,
  })),
  {
    name: 'a key in the query of the target',
    send: graphqlRequest(
      question,
      {},
      { target: `/graphql?access_token=${eve}&key=${eve}`, ...unknownIds() },
    ),
    ...anonymous,
  },
  {
    name: 'a key before the host in the target',
    send: graphqlRequest(
      question,
      {},
      { target: `http://${eve}@127.0.0.1/graphql`, ...unknownIds() },
    ),
    at,
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a key in the body',
    send: post(
      { query: question, authorization: `Bearer ${eve}`, access_token: eve },
      unknownIds(),
    ),
    ...anonymous,
  },
  {
    name: 'a good key, and then a wrong one',
    send: several(`Bearer ${eve}`, 'Bearer wrong'),
    ...anonymous,
  },
  {
    name: 'a wrong key, and then a good one',
    send: several('Bearer wrong', `Bearer ${eve}`),
    ...anonymous,
  },
  { name: 'a good key, twice', send: several(`Bearer ${eve}`, `Bearer ${eve}`), ...anonymous },
  {
    name: 'a good key, and then a good token',
    send: several(`Bearer ${eve}`, `Bearer ${token()}`),
    ...anonymous,
  },
  {
    name: 'an empty header, and then a good key',
    send: several('', `Bearer ${eve}`),
    ...anonymous,
  },
]

function as(name: string) {
  return { headers: { authorization: `Bearer ${keyOf(name)}` } }
}

function unknownIds() {
  return { as: 'anonymous' } as const
}
