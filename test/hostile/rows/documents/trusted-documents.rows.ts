import { graphqlRequest, post, type Row } from '../../row.ts'

const at = 'known-only' as const
const byHash = (sha256Hash: unknown) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash } },
})
const unknown = { status: 400, code: 'DOCUMENT_UNKNOWN' }
const missing = { status: 400, code: 'DOCUMENT_MISSING' }
const notAllowed = { status: 400, code: 'DOCUMENT_NOT_ALLOWED' }

/** Documents by their id, where others may be sent and where not. */
export const rows: readonly Row[] = [
  {
    name: 'a trusted document by its id',
    at,
    send: post({ documentId: 'aa11' }),
    status: 200,
    says: /maxBodyBytes/,
  },
  {
    name: 'a trusted document by its id with its kind',
    at,
    send: post({ documentId: 'sha256:aa11' }),
    status: 200,
  },
  { name: 'a trusted document as Apollo asks for it', at, send: post(byHash('aa11')), status: 200 },
  { name: 'a document of a client', at, send: graphqlRequest('{ __typename }'), ...notAllowed },
  {
    name: 'a document of a client that is no document',
    at,
    send: post({ query: [1] }),
    ...notAllowed,
  },
  {
    name: 'a document of a client beside a known id',
    at,
    send: post({ query: '{ __typename }', documentId: 'aa11' }),
    ...notAllowed,
  },
  {
    name: 'an empty document beside a known id is the known one',
    at,
    send: post({ query: '', documentId: 'aa11' }),
    status: 200,
    says: /maxBodyBytes/,
  },
  {
    name: 'introspection where only trusted documents are',
    at,
    send: graphqlRequest('{ __schema { types { name } } }'),
    ...notAllowed,
  },
  { name: 'neither a document nor an id', at, send: post({}), ...missing },
  { name: 'an id that is unknown', at, send: post({ documentId: 'dd44' }), ...unknown },
  {
    name: 'an id by the name of __proto__',
    at,
    send: post({ documentId: '__proto__' }),
    ...unknown,
  },
  {
    name: 'an id that is an object',
    at,
    send: post({ documentId: { toString: 'aa11' } }),
    ...missing,
  },
  { name: 'an id that is a path', at, send: post({ documentId: '../../etc/passwd' }), ...unknown },
  {
    name: 'an id of 900,000 letters',
    at,
    send: post({ documentId: 'x'.repeat(900_000) }),
    ...unknown,
  },
  { name: 'a hash that is a number', at, send: post(byHash(11)), ...missing },
  {
    name: 'a batch of trusted documents',
    at,
    send: post([{ documentId: 'aa11' }, { documentId: 'aa11' }]),
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a trusted document with many fields at its root',
    at,
    send: post({ documentId: 'bb22' }),
    status: 200,
  },
  {
    name: 'a trusted document beyond the limits',
    at,
    send: post({ documentId: 'cc33' }),
    status: 400,
    code: 'DOCUMENT_LIMIT_EXCEEDED',
  },
  {
    name: 'an anonymous request for a trusted document',
    at,
    send: post({ documentId: 'aa11' }, { as: 'anonymous' }),
    status: 401,
    code: 'UNAUTHENTICATED',
  },
  {
    name: 'a document that wants to be known from now on',
    send: post({ query: '{ __typename }', ...byHash('ee55') }),
    status: 200,
  },
  {
    name: 'it is not',
    send: post(byHash('ee55')),
    status: 200,
    code: 'PERSISTED_QUERY_NOT_SUPPORTED',
  },
]
