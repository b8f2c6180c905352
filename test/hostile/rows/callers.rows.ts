import { graphqlRequest, type PostOptions, post, type Row } from '../row.ts'

const anonymous = { as: 'anonymous' } as const
const unauthenticated = {
  status: 401,
  code: 'UNAUTHENTICATED',
  headers: { 'www-authenticate': 'Bearer' },
}
const bearing = (authorization: string): PostOptions => ({ headers: { authorization } })
const question = '{ limits { maxBodyBytes } }'

/** Who may not ask, before anything else is looked at. */
export const rows: readonly Row[] = [
  {
    name: 'an anonymous request',
    send: graphqlRequest(question, {}, anonymous),
    ...unauthenticated,
  },
  {
    name: 'an anonymous request that is no JSON',
    send: post('{{{', anonymous),
    ...unauthenticated,
  },
  {
    name: 'an anonymous request without a document',
    send: graphqlRequest('{{{', {}, anonymous),
    ...unauthenticated,
  },
  {
    name: 'an anonymous request of 50,000 braces',
    send: graphqlRequest('{a'.repeat(50_000), {}, anonymous),
    ...unauthenticated,
  },
  {
    name: 'an anonymous request that declares more than the limit',
    send: [post('', { ...anonymous, headers: { 'content-length': '99999999' } })[0] ?? ''],
    ...unauthenticated,
  },
  {
    name: 'an anonymous request for another path',
    send: post('', { ...anonymous, target: '/admin' }),
    ...unauthenticated,
  },
  {
    name: 'an anonymous request by GET',
    send: post('', {
      ...anonymous,
      method: 'GET',
      target: `/graphql?query=${encodeURIComponent(question)}`,
    }),
    ...unauthenticated,
  },
  {
    name: 'a credential that was never issued',
    send: graphqlRequest(question, {}, bearing('Bearer guessed')),
    ...unauthenticated,
  },
  {
    name: 'a credential in another scheme',
    send: graphqlRequest(question, {}, bearing('Basic ZGV2ZWxvcGVyOg==')),
    ...unauthenticated,
  },
  {
    name: 'a credential of 10,000 letters',
    send: graphqlRequest(question, {}, bearing(`Bearer ${'x'.repeat(10_000)}`)),
    ...unauthenticated,
  },
  {
    name: 'a credential in the target',
    send: graphqlRequest(
      question,
      {},
      { ...anonymous, target: '/graphql?authorization=Bearer%20developer' },
    ),
    ...unauthenticated,
  },
  {
    name: 'a credential in a cookie',
    send: graphqlRequest(
      question,
      {},
      {
        ...anonymous,
        headers: { authorization: undefined, cookie: 'authorization=Bearer developer' },
      },
    ),
    ...unauthenticated,
  },
  {
    name: 'the caller cannot be authenticated',
    send: graphqlRequest(question, {}, { as: 'unlucky' }),
    status: 503,
    code: 'UNAVAILABLE',
  },
]
