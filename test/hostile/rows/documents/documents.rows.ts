import { getIntrospectionQuery } from 'graphql'
import { graphqlRequest, many, post, type Row } from '../../row.ts'

const invalid = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' }
const unreadable = { status: 400, code: 'GRAPHQL_PARSE_FAILED' }
const unresolved = { status: 400, code: 'OPERATION_RESOLUTION_FAILURE' }
const reader = { as: 'reader' } as const
const typo = `mutation($on: DuplicateAction!) { sendInvites(input: { idempotencyKey: "1", targets: [], duplicates: { onDuplicate: $on } }) { __typename } }`

const brackets = (count: number) => `{ node(id: ${'['.repeat(count)}1${']'.repeat(count)}) { id } }`

/** Documents of a bearable size that are wrong, sly or curious. */
export const rows: readonly Row[] = [
  {
    name: 'no document in the document',
    send: graphqlRequest(''),
    status: 400,
    code: 'DOCUMENT_MISSING',
  },
  { name: 'only a comment', send: graphqlRequest('# nothing'), ...unreadable },
  { name: 'a NUL', send: graphqlRequest('{ limits \u0000 { maxBodyBytes } }'), ...unreadable },
  { name: 'half a surrogate', send: graphqlRequest('{ limits { \ud83c } }'), ...unreadable },
  { name: 'a text that does not end', send: graphqlRequest('{ node(id: "a'), ...unreadable },
  {
    name: 'a block text that does not end',
    send: graphqlRequest('{ node(id: """a'),
    ...unreadable,
  },
  {
    name: 'an escape beyond Unicode',
    send: graphqlRequest('{ node(id: "\\u{110000}") { id } }'),
    ...unreadable,
  },
  {
    name: 'a direction override for a name',
    send: graphqlRequest('{ \u202etimil }'),
    ...unreadable,
  },
  {
    name: 'a number of 5,000 digits',
    send: graphqlRequest(`{ invites(first: ${'9'.repeat(5_000)}) { nodes { id } } }`),
    ...invalid,
  },
  {
    name: 'a number without end',
    send: graphqlRequest('{ invites(first: 1e99999) { nodes { id } } }'),
    ...invalid,
  },
  { name: 'a list 100 levels deep for an id', send: graphqlRequest(brackets(100)), ...invalid },
  { name: 'a list 400 levels deep for an id', send: graphqlRequest(brackets(400)), ...invalid },
  {
    name: 'an object 400 levels deep for an input',
    send: graphqlRequest(
      `mutation { sendInvites(input: ${'{a:'.repeat(400)}1${'}'.repeat(400)}) { __typename } }`,
    ),
    ...invalid,
  },
  {
    name: 'a type 900 levels deep',
    send: graphqlRequest(`query($a: ${'['.repeat(900)}Int${']'.repeat(900)}) { __typename }`),
    ...invalid,
  },
  {
    name: '400 variables that are not used',
    send: graphqlRequest(`query(${many(400, (index) => `$a${index}: Int`)}) { __typename }`),
    ...invalid,
  },
  {
    name: '1,000 unknown fields give 100 errors at most',
    send: graphqlRequest(`{ ${many(1_000, (index) => `x${index}`)} }`),
    status: 400,
    code: 'DOCUMENT_LIMIT_EXCEEDED',
  },
  {
    name: '1,000 unknown fields below the root',
    send: graphqlRequest(`{ limits { ${many(1_000, (index) => `x${index}`)} } }`),
    ...invalid,
    says: /Too many validation errors/,
  },
  {
    name: '1,900 times the same field',
    send: graphqlRequest(`{ limits { ${many(1_900, () => 'maxBodyBytes')} } }`),
    status: 400,
    code: 'DOCUMENT_LIMIT_EXCEEDED',
    says: /"limit":"repeatedFields"/,
  },
  {
    name: 'fields that must be compared with each other, each with each',
    send: graphqlRequest(
      `{ limits { ${many(28, (index) => `a${index}: maxBodyBytes ... { ...f }`)} } } fragment f on GatewayLimits { ${many(900, () => 'maxBodyBytes')} }`,
    ),
    status: 400,
    code: 'DOCUMENT_LIMIT_EXCEEDED',
    says: /"limit":"repeatedFields"/,
  },
  {
    name: 'nested fields under one name that must be merged, 350 of them',
    send: graphqlRequest(`{ invites { nodes { ${many(350, () => 'batch { name }')} } } }`),
    status: 400,
    code: 'DOCUMENT_LIMIT_EXCEEDED',
    says: /"limit":"repeatedFields"/,
  },
  {
    name: 'fragments in fragments that must be merged',
    send: graphqlRequest(
      `{ invites { nodes { ...f0 ...f59 } } } ${many(60, (index) => `fragment f${index} on Invite { batch { id name } ...f${(index + 1) % 61} ...f60 }`)} fragment f60 on Invite { batch { name } }`,
    ),
    status: 200,
  },
  {
    name: 'a fragment in itself',
    send: graphqlRequest('{ ...a } fragment a on Query { ...a }'),
    ...invalid,
  },
  {
    name: 'fragments in a circle',
    send: graphqlRequest(
      '{ ...a } fragment a on Query { limits { ...b } } fragment b on GatewayLimits { ...c } fragment c on GatewayLimits { maxBodyBytes ...b }',
    ),
    ...invalid,
  },
  {
    name: '200 fragments in a circle',
    send: graphqlRequest(
      `{ ...f0 } ${many(200, (index) => `fragment f${index} on Query { ...f${(index + 1) % 200} }`)}`,
    ),
    ...invalid,
  },
  {
    name: '10 directives that are unknown give a few errors',
    send: graphqlRequest(`{ limits ${many(10, (index) => `@d${index}`)} { maxBodyBytes } }`),
    ...invalid,
    says: /Too many validation errors/,
    saysNot: /@d6/,
  },
  {
    name: '10 variables of types that are unknown give a few errors',
    send: graphqlRequest(`query (${many(10, (index) => `$v${index}: T${index}`)}) { __typename }`),
    ...invalid,
    saysNot: /T6/,
  },
  {
    name: '30 operations with too many fields each give a few errors',
    send: post({
      query: many(30, (index) => `query q${index} { ${many(11, (field) => `f${field}`)} }`),
      operationName: 'q7',
    }),
    status: 400,
    code: 'DOCUMENT_LIMIT_EXCEEDED',
    saysNot: /("rootFields".*){6}/,
  },
  {
    name: 'a directive twice',
    send: graphqlRequest('{ limits @skip(if: false) @skip(if: false) { maxBodyBytes } }'),
    ...invalid,
  },
  {
    name: 'a directive that is not for clients',
    send: graphqlRequest('{ limits @deprecated { maxBodyBytes } }'),
    ...invalid,
  },
  {
    name: 'no such operation',
    send: post({ query: 'query a { __typename }', operationName: 'b' }),
    ...unresolved,
  },
  {
    name: 'two operations and no word which',
    send: graphqlRequest('query a { __typename } query b { __typename }'),
    ...unresolved,
  },
  {
    name: 'an operation by the name of __proto__',
    send: post({
      query: 'query a { __typename } query b { __typename }',
      operationName: '__proto__',
    }),
    ...unresolved,
  },
  {
    name: 'an object for the name of an operation',
    send: post({ query: 'query a { __typename }', operationName: { a: 1 } }),
    ...unresolved,
  },
  {
    name: 'types instead of an operation',
    send: graphqlRequest('type Query { a: Int }'),
    ...unresolved,
  },
  {
    name: 'types beside an operation',
    send: graphqlRequest('{ __typename } extend type Query { a: Int }'),
    ...invalid,
  },
  {
    name: 'fields of the object of all objects',
    send: graphqlRequest('{ __proto__ { constructor } }'),
    ...invalid,
  },
  {
    name: 'a developer reads the schema',
    send: graphqlRequest(getIntrospectionQuery()),
    status: 200,
    says: /"__schema"/,
  },
  {
    name: 'a reader does not',
    send: graphqlRequest(getIntrospectionQuery(), {}, reader),
    ...invalid,
    saysNot: /GatewayLimits/,
  },
  {
    name: 'nor one type',
    send: graphqlRequest('{ __type(name: "Query") { name } }', {}, reader),
    ...invalid,
  },
  {
    name: 'nor in a fragment under an alias',
    send: graphqlRequest(
      '{ ...a } fragment a on Query { x: __schema { types { name } } }',
      {},
      reader,
    ),
    ...invalid,
  },
  {
    name: 'nor what a developer has just asked',
    send: graphqlRequest('{ __schema { queryType { name } } }', {}, reader),
    ...invalid,
  },
  {
    name: 'a reader may ask for type names',
    send: graphqlRequest('{ __typename limits { __typename } }', {}, reader),
    status: 200,
  },
  {
    name: 'types of fields of types of fields',
    send: graphqlRequest(
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    ),
    ...invalid,
  },
  {
    name: 'a developer gets suggestions',
    send: graphqlRequest('{ limit { maxBodyBytes } }'),
    ...invalid,
    says: /Did you mean/,
  },
  {
    name: 'a reader is not',
    send: graphqlRequest('{ limit { maxBodyBytes } }', {}, reader),
    ...invalid,
    saysNot: /Did you mean|limits/,
  },
  {
    name: 'nor of an argument',
    send: graphqlRequest('{ node(ids: 1) { id } }', {}, reader),
    ...invalid,
    saysNot: /Did you mean/,
  },
  {
    name: 'nor of a type',
    send: graphqlRequest('{ ... on Quer { __typename } }', {}, reader),
    ...invalid,
    saysNot: /Did you mean/,
  },
  {
    name: 'nor of a value in a variable',
    send: graphqlRequest(typo, { on: 'SKIPP' }, reader),
    status: 400,
    code: 'BAD_USER_INPUT',
    saysNot: /Did you mean/,
  },
  {
    name: 'nor of a field in a variable',
    send: graphqlRequest(
      'mutation($a: SendInvitesInput!) { sendInvites(input: $a) { __typename } }',
      { a: { idempotencyKe: 1 } },
      reader,
    ),
    status: 400,
    code: 'BAD_USER_INPUT',
    saysNot: /Did you mean/,
  },
  {
    name: 'a word for word question is answered word for word',
    send: graphqlRequest('{ node(id: "Did you mean?") { id } }', {}, reader),
    status: 200,
  },
]
