import type { ObjectRef, UnionRef } from '@pothos/core'
import {
  type ListName,
  maxCounted,
  type Page,
  type PageRequest,
} from '#invites/query/pagination.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { outOfBounds } from './argument-rule.ts'
import { badArgument } from './bad-argument.ts'

type Types = typeof builder.$inferSchemaTypes

/** The most entries that a page may have. */
export const maxPageSize = 1_000

const PageInfo = builder.objectRef<Page<unknown>>('PageInfo').implement({
  description: 'The position of a page in its list.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', {
      description: 'Whether the list has entries after `endCursor`.',
    }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: 'Whether the list has entries before `startCursor`.',
    }),
    startCursor: t.string({
      description:
        'The cursor of the first entry on this page, for `before`. Null on an empty page.',
      nullable: true,
      resolve: ({ list, rows: [row] }, _args, context) =>
        row && sealed(list, row.position, context),
    }),
    endCursor: t.string({
      description: 'The cursor of the last entry on this page, for `after`. Null on an empty page.',
      nullable: true,
      resolve: ({ list, rows }, _args, context) => {
        const row = rows.at(-1)
        return row && sealed(list, row.position, context)
      },
    }),
  }),
})

/** A Relay connection and its edge for rows of `node`. `what` names the entries in descriptions. */
export function connectionOf<Row>(
  node: ObjectRef<Types, Row, Row> | UnionRef<Types, Row, Row>,
  name: string,
  what: string,
) {
  const Edge = builder.objectRef<Edge<Row>>(`${name}Edge`).implement({
    description: `An entry in a list of ${what}, with its cursor.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'The position of this entry in the list, for `after` and `before`.',
        resolve: ({ list, position }, _args, context) => sealed(list, position, context),
      }),
      node: t.field({
        description: 'The entry at this position.',
        type: node,
        // Pothos cannot tell a row from a list through a type parameter.
        resolve: ({ row }) => row as never,
      }),
    }),
  })
  return builder.objectRef<Page<Row>>(`${name}Connection`).implement({
    description: `A page from a list of ${what}. A field of this type is null only beside an error at its path, for example where \`first\` is out of its bounds: the rest of the response is complete.`,
    fields: (t) => ({
      edges: t.field({
        description: 'The entries of this page, with their cursors.',
        type: [Edge],
        resolve: ({ list, rows }) => rows.map((row) => ({ ...row, list })),
      }),
      nodes: t.field({
        description: 'The entries of this page.',
        type: [node],
        resolve: ({ rows }) => rows.map(({ row }) => row),
      }),
      pageInfo: t.field({
        description: 'The position of this page in the list.',
        type: PageInfo,
        resolve: (page) => page,
      }),
      totalCount: t.int({
        description: `The number of entries in the whole list, counted only when selected, up to ${maxCounted}. \`totalCountIsExact\` says whether there are more.`,
        resolve: async ({ count }) => Math.min(await count(), maxCounted),
      }),
      totalCountIsExact: t.boolean({
        description: `Whether \`totalCount\` is the exact number. False: the list has more than ${maxCounted} entries.`,
        resolve: async ({ count }) => (await count()) <= maxCounted,
      }),
    }),
  })
}

/**
 * The Relay arguments `first` and `after`, `last` and `before`. `size` is the default page size. A field
 * with them must be nullable, so that a wrong one costs the response nothing else.
 */
export function pageArgs(t: ArgBuilder, list: ListName, size: number) {
  return {
    first: t.arg.int({
      description: `Returns at most this many entries from the start of the list, up to ${maxPageSize}. Default: ${size}.`,
      // For `checkPagesFirst`.
      extensions: { list },
    }),
    after: t.arg.string({ description: 'Returns only entries after this cursor.' }),
    last: t.arg.int({
      description: `Returns at most this many entries from the end of the list, up to ${maxPageSize}.`,
    }),
    before: t.arg.string({ description: 'Returns only entries before this cursor.' }),
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

/** The checked paging arguments of a list. Throws a GraphQLError for the client. */
export function pageRequest(
  { first, after, last, before }: PageArgs,
  list: ListName,
  { invites, caller }: Context,
): PageRequest {
  if (first != null && last != null) {
    throw badArgument('last', { code: 'FIRST_AND_LAST', rule: 'Give `first` or `last`, not both.' })
  }
  for (const [name, size] of Object.entries({ first, last })) {
    const rule = `\`${name}\` must be between 0 and ${maxPageSize}.`
    const problem = outOfBounds(size ?? 0, { min: 0, max: maxPageSize }, rule)
    if (problem !== undefined) throw badArgument(name, problem)
  }
  const positionOf = (name: string, cursor: string) => {
    const position = invites.cursors.open({ tenant: caller.tenant, of: list }, cursor)
    if (position !== undefined) return position[0]
    const rule = `\`${name}\` is not a cursor of this list.`
    throw badArgument(name, { code: 'NOT_A_CURSOR', rule })
  }
  return {
    ...(first == null ? {} : { first }),
    ...(after == null ? {} : { after: positionOf('after', after) }),
    ...(last == null ? {} : { last }),
    ...(before == null ? {} : { before: positionOf('before', before) }),
  }
}

interface Edge<Row> {
  readonly list: ListName
  readonly position: number
  readonly row: Row
}

function sealed(list: ListName, position: number, { invites, caller }: Context): string {
  return invites.cursors.seal({ tenant: caller.tenant, of: list }, [position, 0])
}
