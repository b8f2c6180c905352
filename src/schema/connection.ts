import type { ObjectRef } from '@pothos/core'
import { GraphQLError } from 'graphql'
import { isCursor, maxCounted, type Page, type PageRequest } from '#invites/query/pagination.ts'
import { builder } from './builder.ts'

type Types = typeof builder.$inferSchemaTypes

const maxPageSize = 1_000

const PageInfo = builder.objectRef<Page<unknown>>('PageInfo').implement({
  description: 'Where a page stands in its list.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', {
      description: 'Is there more after `endCursor`?',
    }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: 'Is there more before `startCursor`?',
    }),
    startCursor: t.string({
      description: 'Of the first entry, for `before`.',
      nullable: true,
      resolve: ({ rows }) => rows[0]?.cursor,
    }),
    endCursor: t.string({
      description: 'Of the last entry, for `after`.',
      nullable: true,
      resolve: ({ rows }) => rows.at(-1)?.cursor,
    }),
  }),
})

/** A Relay connection and its edge for rows of `node`. */
export function connectionOf<Row>(node: ObjectRef<Types, Row, Row>, name: string, what: string) {
  const Edge = builder.objectRef<Page<Row>['rows'][number]>(`${name}Edge`).implement({
    description: `One of ${what}, and its place in the list.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'For `after` and `before`.' }),
      node: t.field({
        description: 'The entry itself.',
        type: node,
        // Pothos cannot tell a row from a list through a type parameter.
        resolve: ({ row }) => row as never,
      }),
    }),
  })
  return builder.objectRef<Page<Row>>(`${name}Connection`).implement({
    description: `A page of ${what}.`,
    fields: (t) => ({
      edges: t.field({
        description: 'The entries of this page with their cursors.',
        type: [Edge],
        resolve: ({ rows }) => rows,
      }),
      nodes: t.field({
        description: 'The entries of this page.',
        type: [node],
        resolve: ({ rows }) => rows.map(({ row }) => row),
      }),
      pageInfo: t.field({
        description: 'Where this page stands.',
        type: PageInfo,
        resolve: (page) => page,
      }),
      totalCount: t.int({
        description: `Entries in the whole list, counted only when asked for. ${maxCounted} means: so many, or more.`,
        resolve: ({ count }) => count(),
      }),
    }),
  })
}

/** `first` and `after`, or `last` and `before`. */
export function pageArgs(t: ArgBuilder, size: number) {
  return {
    first: t.arg.int({ description: `At most this many from the start, ${size} by default.` }),
    after: t.arg.string({ description: 'Only what follows this cursor.' }),
    last: t.arg.int({ description: 'At most this many from the end.' }),
    before: t.arg.string({ description: 'Only what precedes this cursor.' }),
  }
}

type FieldBuilder = Parameters<Parameters<typeof builder.queryField>[1]>[0]
type ArgBuilder = Pick<FieldBuilder, 'arg'>

interface PageArgs {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** Paging arguments, checked. Throws what the client may read. */
export function pageRequest({ first, after, last, before }: PageArgs): PageRequest {
  if (first != null && last != null) throw badPage('Give `first` or `last`, not both.')
  for (const [name, size] of Object.entries({ first, last })) {
    if (size != null && (size < 0 || size > maxPageSize)) {
      throw badPage(`\`${name}\` must be between 0 and ${maxPageSize}.`)
    }
  }
  for (const [name, cursor] of Object.entries({ after, before })) {
    if (cursor != null && !isCursor(cursor))
      throw badPage(`\`${name}\` is not a cursor of this list.`)
  }
  return {
    ...(first == null ? {} : { first }),
    ...(after == null ? {} : { after }),
    ...(last == null ? {} : { last }),
    ...(before == null ? {} : { before }),
  }
}

function badPage(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}
