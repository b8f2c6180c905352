import type {
  ASTVisitor,
  GraphQLError,
  OperationTypeNode,
  SelectionSetNode,
  ValidationContext,
} from 'graphql'

type Judge = (counted: {
  readonly operation: OperationTypeNode
  readonly fields: number
}) => GraphQLError | undefined

/** Counts what an operation asks of its root, through fragments. `__typename` costs nothing there. */
export function rootFieldsRule(judge: Judge) {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition: ({ operation, selectionSet }) => {
      const keys = new Set<string>()
      collect(context, selectionSet, keys, new Set())
      const error = judge({ operation, fields: keys.size })
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
