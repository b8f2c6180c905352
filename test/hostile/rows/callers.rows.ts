import { ask, type PostOptions, post, type Row } from '../row.ts'

const nobody = { as: 'nobody' } as const
const unauthenticated = {
  status: 401,
  code: 'UNAUTHENTICATED',
  headers: { 'www-authenticate': 'Bearer' },
}
const bearing = (authorization: string): PostOptions => ({ headers: { authorization } })
const question = '{ limits { maxBodyBytes } }'

/** Who may not ask, before anything else is looked at. */
export const rows: readonly Row[] = [
  { name: 'nobody asks', send: ask(question, {}, nobody), ...unauthenticated },
  { name: 'nobody sends no JSON', send: post('{{{', nobody), ...unauthenticated },
  { name: 'nobody sends no document', send: ask('{{{', {}, nobody), ...unauthenticated },
  {
    name: 'nobody sends 50,000 braces',
    send: ask('{a'.repeat(50_000), {}, nobody),
    ...unauthenticated,
  },
  {
    name: 'nobody announces more than the limit',
    send: [post('', { ...nobody, headers: { 'content-length': '99999999' } })[0] ?? ''],
    ...unauthenticated,
  },
  {
    name: 'nobody looks for other paths',
    send: post('', { ...nobody, target: '/admin' }),
    ...unauthenticated,
  },
  {
    name: 'nobody asks by GET',
    send: post('', {
      ...nobody,
      method: 'GET',
      target: `/graphql?query=${encodeURIComponent(question)}`,
    }),
    ...unauthenticated,
  },
  {
    name: 'a credential that nobody gave',
    send: ask(question, {}, bearing('Bearer guessed')),
    ...unauthenticated,
  },
  {
    name: 'a credential in another scheme',
    send: ask(question, {}, bearing('Basic ZGV2ZWxvcGVyOg==')),
    ...unauthenticated,
  },
  {
    name: 'a credential of 10,000 letters',
    send: ask(question, {}, bearing(`Bearer ${'x'.repeat(10_000)}`)),
    ...unauthenticated,
  },
  {
    name: 'a credential in the target',
    send: ask(question, {}, { ...nobody, target: '/graphql?authorization=Bearer%20developer' }),
    ...unauthenticated,
  },
  {
    name: 'a credential in a cookie',
    send: ask(
      question,
      {},
      {
        ...nobody,
        headers: { authorization: undefined, cookie: 'authorization=Bearer developer' },
      },
    ),
    ...unauthenticated,
  },
  {
    name: 'the caller cannot be authenticated',
    send: ask(question, {}, { as: 'unlucky' }),
    status: 503,
    code: 'UNAVAILABLE',
  },
]
