import { graphqlRequest, type PostOptions, post, type Row } from '../row.ts'

const streaming = { headers: { accept: 'text/event-stream' } }
const batchId = Buffer.from('InviteBatch:00000000-0000-4000-8000-000000000000').toString(
  'base64url',
)
const document = `subscription ($batchId: ID!, $after: String) {
  inviteBatchProgress(batchId: $batchId, after: $after) { cursor }
}`
const follow = (variables: object, more: PostOptions = streaming) =>
  graphqlRequest(document, { batchId, ...variables }, more)
const several = `subscription ($batchIds: [ID!]!, $after: String, $fromNow: Boolean! = false) {
  inviteBatchesProgress(batchIds: $batchIds, after: $after, fromNow: $fromNow) { cursor }
}`
const followSeveral = (variables: object) =>
  graphqlRequest(several, { batchIds: [batchId], ...variables }, streaming)
const notFound = { status: 200, code: 'NOT_FOUND' }
const badCursor = { status: 200, code: 'BAD_USER_INPUT' }
// A stream begins before anything can be said in it.
const badInput = badCursor
const invalid = { status: 200, code: 'GRAPHQL_VALIDATION_FAILED' }

/** Subscriptions to what is not there, or that are none. */
export const rows: readonly Row[] = [
  { name: 'a subscription to nothing', send: follow({}), ...notFound },
  { name: 'a subscription to an empty id', send: follow({ batchId: '' }), ...notFound },
  { name: 'a subscription to a path', send: follow({ batchId: '../x' }), ...notFound },
  { name: 'a subscription to a NUL', send: follow({ batchId: '\u0000' }), ...notFound },
  {
    name: 'a subscription to 900,000 letters',
    send: follow({ batchId: 'x'.repeat(900_000) }),
    ...notFound,
  },
  { name: 'a subscription to a list', send: follow({ batchId: ['x'] }), ...badInput },
  { name: 'a subscription to null', send: follow({ batchId: null }), ...badInput },
  ...['', '0', '-1-0', '1-', '1-1-1', '1e9-1', '1-0x1', ' 1-0', '1-0\n', '١-٠'].map((after) => ({
    name: `a subscription after ${JSON.stringify(after)}`,
    send: follow({ after }),
    ...badCursor,
  })),
  {
    name: 'a subscription after a number beyond all numbers',
    send: follow({ after: `${'9'.repeat(400)}-0` }),
    ...badCursor,
  },
  {
    name: 'a subscription after a cursor that nobody sealed',
    send: follow({ after: '_'.repeat(43) }),
    ...badCursor,
  },
  {
    name: 'a subscription after 900,000 digits',
    send: follow({ after: '1'.repeat(900_000) }),
    ...badCursor,
  },
  { name: 'a subscription to several that are not there', send: followSeveral({}), ...notFound },
  {
    name: 'a subscription to no batch of several',
    send: followSeveral({ batchIds: [] }),
    ...badInput,
  },
  {
    name: 'a subscription to a null among several',
    send: followSeveral({ batchIds: [batchId, null] }),
    ...badInput,
  },
  {
    name: 'a subscription to 21 batches',
    send: followSeveral({ batchIds: Array.from({ length: 21 }, (_, index) => `batch ${index}`) }),
    ...{ status: 200, code: 'LIMIT_EXCEEDED' },
  },
  {
    name: 'a subscription to one batch, 2,000 times',
    send: followSeveral({ batchIds: Array.from({ length: 2_000 }, () => batchId) }),
    ...notFound,
  },
  ...['', '_'.repeat(43), '_'.repeat(448), '1'.repeat(900_000)].map((after) => ({
    name: `a subscription to several after ${after.length} characters`,
    send: followSeveral({ after }),
    ...badCursor,
  })),
  {
    name: 'a subscription to several from null on',
    send: followSeveral({ fromNow: null }),
    ...badInput,
  },
  {
    name: 'two subscriptions in one',
    send: graphqlRequest(
      `subscription { a: inviteBatchProgress(batchId: "a") { cursor } b: inviteBatchProgress(batchId: "b") { cursor } }`,
      {},
      streaming,
    ),
    ...invalid,
  },
  {
    name: 'a subscription to introspection',
    send: graphqlRequest('subscription { __schema { types { name } } }', {}, streaming),
    ...invalid,
  },
  {
    name: 'a subscription to a field of queries',
    send: graphqlRequest('subscription { limits { maxBodyBytes } }', {}, streaming),
    ...invalid,
  },
  {
    name: 'a subscription by GET',
    send: post('', {
      ...{ method: 'GET', headers: { accept: 'text/event-stream' } },
      target: `/graphql?query=${encodeURIComponent('subscription{inviteBatchProgress(batchId:"a"){cursor}}')}`,
    }),
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
  },
  {
    name: 'an anonymous subscription',
    send: follow({}, { ...streaming, as: 'anonymous' }),
    status: 401,
    code: 'UNAUTHENTICATED',
  },
  {
    name: 'a subscription that goes on where a stranger says',
    send: follow({}, { headers: { ...streaming.headers, 'last-event-id': '1-0' } }),
    ...notFound,
  },
  {
    name: 'a question as a stream is answered as one',
    send: graphqlRequest('{ __typename }', {}, streaming),
    status: 200,
    says: /^event: next\ndata: \{"data":\{"__typename":"Query"\}/m,
  },
]
