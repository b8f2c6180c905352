import {
  type DirectiveNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  locatedError,
  type SelectionSetNode,
} from 'graphql'
import type { ListName } from '#invites/query/pagination.ts'
import type { Context } from '../context.ts'
import { pageRequest } from './connection.ts'

/**
 * Checks the paging arguments of every list in the answer to a mutation before the mutation acts. A list
 * refuses wrong ones too, but only when it is read: what was sent by then would be missing in the answer.
 */
export function checkPagesFirst(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field
    if (resolve === undefined) continue
    field.resolve = (root, args, context: Context, info) => {
      const search: Search = { context, info, fragments: new Set() }
      for (const { selectionSet } of info.fieldNodes) {
        checkPages(getNamedType(field.type), selectionSet, search)
      }
      return resolve(root, args, context, info)
    }
  }
  return schema
}

interface Search {
  readonly context: Context
  readonly info: GraphQLResolveInfo
  /** The names of those that were searched. */
  readonly fragments: Set<string>
}

function checkPages(
  type: GraphQLNamedType | undefined,
  selectionSet: SelectionSetNode | undefined,
  search: Search,
): void {
  const { context, info, fragments } = search
  for (const selection of selectionSet?.selections ?? []) {
    if (isLeftOut(selection, info)) continue
    if (selection.kind === Kind.FIELD) {
      const field = fieldOf(type, selection.name.value)
      if (field === undefined) continue
      const list = listOf(field)
      if (list !== undefined) {
        const args = getArgumentValues(field, selection, info.variableValues)
        try {
          pageRequest(args, list, context)
        } catch (error) {
          throw locatedError(error, selection)
        }
      }
      checkPages(getNamedType(field.type), selection.selectionSet, search)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition?.name.value
      const narrowed = on === undefined ? type : info.schema.getType(on)
      checkPages(narrowed, selection.selectionSet, search)
    } else if (!fragments.has(selection.name.value)) {
      fragments.add(selection.name.value)
      const fragment = info.fragments[selection.name.value]
      const narrowed = info.schema.getType(fragment?.typeCondition.name.value ?? '')
      checkPages(narrowed, fragment?.selectionSet, search)
    }
  }
}

/** `pageArgs` notes it, so no field has pages without it. */
function listOf({ args }: GraphQLField<unknown, unknown>): ListName | undefined {
  const { list } = (args.find(({ name }) => name === 'first')?.extensions ?? {}) as {
    readonly list?: ListName
  }
  return list
}

function isLeftOut(
  node: { readonly directives?: readonly DirectiveNode[] },
  { variableValues }: GraphQLResolveInfo,
): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues)
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variableValues)
  return skip?.if === true || include?.if === false
}

function fieldOf(
  type: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
}
