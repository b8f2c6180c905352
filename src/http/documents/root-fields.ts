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

/** Counts the root fields of an operation, through fragments. `__typename` does not count. */
export function rootFieldsRule(check: CheckRootFields) {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition: ({ operation, selectionSet }) => {
      const keys = new Set<string>()
      collect(context, selectionSet, keys, new Set())
      const error = check({ operation, fields: keys.size })
      if (error !== undefined) context.reportError(error)
      return false
    },
    FragmentDefinition: () => false,
  })
}

function collect(
  context: ValidationContext,
  { selections }: SelectionSetNode,
  keys: Set<string>,
  visited: Set<string>,
): void {
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const { name, alias } = selection
      if (name.value !== '__typename') keys.add((alias ?? name).value)
    } else if (selection.kind === 'InlineFragment') {
      collect(context, selection.selectionSet, keys, visited)
    } else if (!visited.has(selection.name.value)) {
      visited.add(selection.name.value)
      const fragment = context.getFragment(selection.name.value)
      if (fragment != null) collect(context, fragment.selectionSet, keys, visited)
    }
  }
}
