import { graphqlRequest, many, type Row } from '../../row.ts'

const tooCostly = { status: 400, code: 'DOCUMENT_LIMIT_EXCEEDED', says: /"limit":"cost"/ }
const ids = (count: number) => Array.from({ length: count }, (_, index) => `id${index}`)

/** Small documents that ask for much. */
export const rows: readonly Row[] = [
  {
    name: 'the cost of an operation is in the response',
    send: graphqlRequest('{ limits { maxBodyBytes } }'),
    status: 200,
    says: /"extensions":\{"cost":\{"actual":2,"max":50000\}\}/,
  },
  {
    name: 'the cost of a refused operation is in the response',
    send: graphqlRequest(
      '{ invites(first: 1000) { nodes { batch { invites(first: 1000) { nodes { id } } } } } }',
    ),
    ...tooCostly,
    says: /"extensions":\{"cost":\{"actual":\d{7},"max":50000\}\}/,
  },
  {
    name: 'pages of pages by variables',
    send: graphqlRequest(
      'query($a: Int, $b: Int) { invites(first: $a) { nodes { batch { invites(last: $b) { nodes { id } } } } } }',
      { a: 500, b: 500 },
    ),
    ...tooCostly,
  },
  {
    name: 'pages of pages by default values',
    send: graphqlRequest(
      'query($a: Int = 1000) { invites(first: $a) { nodes { batch { invites(first: $a) { nodes { id } } } } } }',
    ),
    ...tooCostly,
  },
  {
    name: 'pages of pages through fragments',
    send: graphqlRequest(
      '{ invites(first: 1000) { ...p } } fragment p on InviteConnection { nodes { batch { events(first: 1000) { nodes { message } } } } }',
    ),
    ...tooCostly,
  },
  {
    name: '10 large pages beside each other',
    send: graphqlRequest(
      `{ ${many(10, (index) => `a${index}: invites(first: 1000) { nodes { id attempts outcome { __typename } recipient { value } } }`)} }`,
    ),
    ...tooCostly,
  },
  {
    name: '30,000 nodes',
    send: graphqlRequest('query($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', {
      ids: ids(30_000),
    }),
    status: 200,
  },
  {
    name: '30,000 nodes with two fields',
    send: graphqlRequest(
      'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on InviteBatch { name } } }',
      {
        ids: ids(30_000),
      },
    ),
    ...tooCostly,
  },
  {
    name: 'a page of 2,147,483,647',
    send: graphqlRequest('{ invites(first: 2147483647) { nodes { id } } }'),
    // It is refused before it reads.
    status: 200,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'a page of less than nothing',
    send: graphqlRequest('{ invites(first: -5) { nodes { id } } }'),
    status: 200,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'a page that is no number',
    send: graphqlRequest('query($a: Int) { invites(first: $a) { nodes { id } } }', { a: 'many' }),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'pages of pages beside a condition that is null',
    send: graphqlRequest(
      'query($a: Boolean = true) { invites(first: 1000) { nodes { batch { invites(first: 1000) { nodes { id @include(if: $a) } } } } } }',
      { a: null },
    ),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'the same pages again, smaller, are judged anew',
    send: graphqlRequest(
      'query($a: Int, $b: Int) { invites(first: $a) { nodes { batch { invites(last: $b) { nodes { id } } } } } }',
      { a: 5, b: 5 },
    ),
    status: 200,
    says: /"cost":\{"actual":66,/,
  },
  {
    name: 'fragments that double 20 times',
    send: graphqlRequest(
      `{ ...f0 } ${many(20, (index) => `fragment f${index} on Query { ...f${index + 1} ... { ...f${index + 1} } }`)} fragment f20 on Query { __typename }`,
    ),
    ...tooCostly,
  },
  {
    name: 'fragments that grow threefold 12 times',
    send: graphqlRequest(
      `{ ...f0 } ${many(12, (index) => `fragment f${index} on Query { ${`...f${index + 1} `.repeat(3)}}`)} fragment f12 on Query { limits { maxBodyBytes } }`,
    ),
    ...tooCostly,
  },
]
