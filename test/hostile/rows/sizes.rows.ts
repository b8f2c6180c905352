import { graphqlRequest, many, post, type Row } from '../row.ts'

const code = 'DOCUMENT_LIMIT_EXCEEDED'
const of = (limit: string) => ({ status: 400, code, says: new RegExp(`"limit":"${limit}"`) })
const nested = (depth: number) =>
  // The batch of an invite of the batch of an invite, and so on.
  ['invites(first: 1) { nodes', ...Array(depth).fill('batch { invites(first: 1) { nodes')]
    .join(' { ')
    .concat(' { id ', '}'.repeat(2 + 3 * depth))

/** Documents that are too large in one way or another, and those that just fit. */
export const rows: readonly Row[] = [
  {
    name: '2,000 tokens fit',
    send: post({
      query: many(400, (index) => `query q${index} { __typename }`),
      operationName: 'q7',
    }),
    status: 200,
  },
  {
    name: '2,001 tokens',
    send: post({
      query: `${many(399, (index) => `query q${index} { __typename }`)} query q { __typename __typename }`,
      operationName: 'q7',
    }),
    ...of('tokens'),
  },
  { name: '50,000 opened braces', send: graphqlRequest('{a'.repeat(50_000)), ...of('tokens') },
  {
    name: '50,000 closed braces',
    send: graphqlRequest('}'.repeat(50_000)),
    status: 400,
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    name: '25,000 brackets of a type',
    send: graphqlRequest(`query($a: ${'['.repeat(25_000)}`),
    ...of('tokens'),
  },
  {
    name: '25,000 brackets of a value',
    send: graphqlRequest(`{ node(id: ${'['.repeat(25_000)}`),
    ...of('tokens'),
  },
  {
    name: '12,000 braces of a value',
    send: graphqlRequest(`{ node(id: ${'{a:'.repeat(12_000)}`),
    ...of('tokens'),
  },
  {
    name: '20,000 directives',
    send: graphqlRequest(`{ limits ${'@a '.repeat(20_000)} }`),
    ...of('tokens'),
  },
  {
    name: '3,000 operations',
    send: graphqlRequest(many(3_000, (index) => `query q${index} { __typename }`)),
    ...of('tokens'),
  },
  {
    name: '100,001 characters of comment',
    send: graphqlRequest(`#${'x'.repeat(100_000)}`),
    ...of('characters'),
  },
  {
    name: 'a megabyte of commas',
    send: graphqlRequest(`{ __typename ${','.repeat(1_000_000)} }`),
    ...of('characters'),
  },
  {
    name: 'a megabyte of text',
    send: graphqlRequest(`{ node(id: "${'x'.repeat(1_000_000)}") { id } }`),
    ...of('characters'),
  },
  {
    name: 'a megabyte of spaces that end in nothing',
    send: graphqlRequest(' '.repeat(1_000_000)),
    ...of('characters'),
  },
  {
    name: 'a name of 90,000 letters',
    send: graphqlRequest(`{ ${'x'.repeat(90_000)} }`),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
    saysNot: /x{1000}/,
  },
  {
    name: '8 levels fit',
    send: graphqlRequest(
      '{ invites { nodes { batch { invites { nodes { batch { name __typename } } } } } } }',
    ),
    status: 200,
  },
  {
    name: '9 levels',
    send: graphqlRequest(
      '{ invites { nodes { batch { invites { nodes { batch { invites { nodes { id } } } } } } } } }',
    ),
    ...of('depth'),
  },
  { name: '100 levels', send: graphqlRequest(`{ ${nested(33)} }`), ...of('depth') },
  {
    name: '9 levels through fragments',
    send: graphqlRequest(
      '{ ...a } fragment a on Query { invites { nodes { ...b } } } fragment b on Invite { batch { invites { nodes { ...c } } } } fragment c on Invite { batch { invites { nodes { id } } } }',
    ),
    ...of('depth'),
  },
  {
    name: '9 levels through fragments without names',
    send: graphqlRequest(
      '{ ... { invites { ... { nodes { ... { batch { invites { nodes { batch { invites { nodes { id } } } } } } } } } } } }',
    ),
    ...of('depth'),
  },
  {
    name: '30 aliases fit',
    send: graphqlRequest(`{ limits { ${many(30, (index) => `a${index}: maxBodyBytes`)} } }`),
    status: 200,
  },
  {
    name: '31 aliases',
    send: graphqlRequest(`{ limits { ${many(31, (index) => `a${index}: maxBodyBytes`)} } }`),
    ...of('aliases'),
  },
  {
    name: '31 aliases of __typename',
    send: graphqlRequest(`{ ${many(31, (index) => `a${index}: __typename`)} }`),
    ...of('aliases'),
  },
  {
    name: '600 aliases',
    send: graphqlRequest(`{ limits { ${many(600, (index) => `a${index}: maxBodyBytes`)} } }`),
    ...of('aliases'),
  },
  {
    name: '32 aliases in a fragment that is used twice',
    send: graphqlRequest(
      `{ limits { ...a ... { ...a } } } fragment a on GatewayLimits { ${many(16, (index) => `a${index}: maxBodyBytes`)} }`,
    ),
    ...of('aliases'),
  },
  {
    name: '500 times __typename',
    send: graphqlRequest(`{ ${many(500, () => '__typename')} }`),
    ...of('rootFields'),
  },
  {
    name: '500 times __typename below the root',
    send: graphqlRequest(`{ limits { ${many(500, () => '__typename')} } }`),
    ...of('repeatedFields'),
  },
  {
    name: '200 times __typename in fragments without names',
    send: graphqlRequest(`{ limits { ${many(200, () => '... { __typename }')} } }`),
    ...of('repeatedFields'),
  },
  {
    name: '200 times __typename in fragments on the type',
    send: graphqlRequest(
      `{ limits { ${many(200, () => '... on GatewayLimits { __typename }')} } }`,
    ),
    ...of('repeatedFields'),
  },
  {
    name: 'the same fragment 40 times',
    send: graphqlRequest(
      `{ limits { ${many(40, () => '...f')} } } fragment f on GatewayLimits { maxBodyBytes }`,
    ),
    ...of('repeatedFields'),
  },
  {
    name: '4 times the same 11 fields, each in its own place, repeat one another',
    send: graphqlRequest(
      `{ limits { maxBodyBytes } ${many(4, (n) => `n${n}: nodes(ids: []) { ${many(11, () => 'id')} }`)} }`,
    ),
    ...of('repeatedFields'),
  },
  {
    name: '21 root fields that are the same',
    send: graphqlRequest(`{ ${many(21, () => 'limits { maxBodyBytes }')} }`),
    ...of('rootFields'),
  },
  {
    name: '21 root fields that are the same, in fragments',
    send: graphqlRequest(
      `{ ${many(21, (n) => `...f${n}`)} } ${many(21, (n) => `fragment f${n} on Query { limits { maxBodyBytes } }`)}`,
    ),
    ...of('rootFields'),
  },
  {
    name: '11 aliases of __typename at the root',
    send: graphqlRequest(`{ ${many(11, (n) => `a${n}: __typename`)} }`),
    ...of('rootFields'),
  },
  {
    name: 'the same mutation twice under one name',
    send: graphqlRequest(
      `mutation { ${many(2, () => 'cancelInviteBatch(input: { batchId: "a" }) { __typename }')} }`,
    ),
    ...of('mutationFields'),
  },
  {
    name: 'the same fields in 8 fragments of components fit',
    send: graphqlRequest(
      `{ limits { ${many(8, (n) => `...f${n}`)} } __typename } ${many(8, (n) => `fragment f${n} on GatewayLimits { maxBodyBytes maxRequestsInWork __typename }`)}`,
    ),
    status: 200,
  },
  {
    name: '31 directives',
    send: graphqlRequest(`{ limits { ${many(31, () => 'maxBodyBytes @skip(if: true)')} } }`),
    ...of('directives'),
  },
  {
    name: '31 directives that is unknown',
    send: graphqlRequest(`{ limits { maxBodyBytes ${many(31, (index) => `@a${index}`)} } }`),
    ...of('directives'),
  },
  {
    name: '10 fields at the root fit',
    send: graphqlRequest(`{ ${many(10, (index) => `a${index}: limits { maxBodyBytes }`)} }`),
    status: 200,
  },
  {
    name: '11 fields at the root',
    send: graphqlRequest(`{ ${many(11, (index) => `a${index}: limits { maxBodyBytes }`)} }`),
    ...of('rootFields'),
  },
  {
    name: '11 fields at the root through fragments',
    send: graphqlRequest(
      `{ ...a ... { ...b } } fragment a on Query { ${many(6, (index) => `a${index}: limits { maxBodyBytes }`)} } fragment b on Query { ${many(5, (index) => `b${index}: limits { maxBodyBytes }`)} }`,
    ),
    ...of('rootFields'),
  },
  {
    name: 'two mutations in one document',
    send: graphqlRequest(
      `mutation { a: cancelInviteBatch(id: "a") { __typename } b: cancelInviteBatch(id: "b") { __typename } }`,
    ),
    ...of('mutationFields'),
  },
  {
    name: 'two mutations, one in a fragment',
    send: graphqlRequest(
      `mutation { cancelInviteBatch(id: "a") { __typename } ...m } fragment m on Mutation { retryInviteBatch(id: "b") { __typename } }`,
    ),
    ...of('mutationFields'),
  },
  {
    name: 'two mutations, one of them skipped',
    send: graphqlRequest(
      `mutation { a: cancelInviteBatch(id: "a") { __typename } b: cancelInviteBatch(id: "b") @skip(if: true) { __typename } }`,
    ),
    ...of('mutationFields'),
  },
]
