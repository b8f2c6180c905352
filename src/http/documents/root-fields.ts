import type {
  ASTVisitor,
  GraphQLError,
  OperationTypeNode,
  SelectionSetNode,
  ValidationContext,
} from 'graphql'

type CheckRootFields = (counted: {
  readonly operation: OperationTypeNode
  readonly fields: number
}) => GraphQLError | undefined

/**
 * Counts the root fields that an operation selects, through fragments and with every repetition. One
 * `__typename` without an alias, which some clients add, does not count.
 */
export function rootFieldsRule(check: CheckRootFields) {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition: ({ operation, selectionSet }) => {
      const names = rootFieldsIn(context, selectionSet, new Set())
      const fields = names.length - (names.includes('__typename') ? 1 : 0)
      const error = check({ operation, fields })
      if (error !== undefined) context.reportError(error)
      return false
    },
    FragmentDefinition: () => false,
  })
}

/** The response keys; `__typename` under an alias is a field like any other. */
function rootFieldsIn(
  context: ValidationContext,
  { selections }: SelectionSetNode,
  visited: Set<string>,
): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [(selection.alias ?? selection.name).value]
    if (selection.kind === 'InlineFragment') {
      return rootFieldsIn(context, selection.selectionSet, visited)
    }
    const name = selection.name.value
    if (visited.has(name)) return []
    visited.add(name)
    const fragment = context.getFragment(name)
    return fragment ? rootFieldsIn(context, fragment.selectionSet, visited) : []
  })
}
