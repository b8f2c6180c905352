import {
  type ASTVisitor,
  type DirectiveNode,
  GraphQLError,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

/** Rules for documents that fit the schema and that the executor fails at. */
export const executableRules: readonly ValidationRule[] = [aliasRule, subscriptionRule]

/** The executor takes an object with this key for a promise: a mutation would act, and then fail. */
function aliasRule(context: ValidationContext): ASTVisitor {
  return {
    Field: (node) => {
      if (node.alias?.value !== 'then') return
      const message = 'An alias may not be `then`. Choose another name.'
      context.reportError(new GraphQLError(message, { nodes: node }))
    },
  }
}

/** As the specification has it since September 2025: without its field, nothing is subscribed to. */
function subscriptionRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition: ({ operation, selectionSet }) => {
      if (operation !== 'subscription') return
      for (const directive of conditionsIn(context, selectionSet, new Set())) {
        const message = `The field of a subscription may not have \`@${directive.name.value}\`.`
        context.reportError(new GraphQLError(message, { nodes: directive }))
      }
    },
  }
}

function conditionsIn(
  context: ValidationContext,
  { selections }: SelectionSetNode,
  visited: Set<string>,
): DirectiveNode[] {
  return selections.flatMap((selection) => {
    const own = (selection.directives ?? []).filter(({ name }) => conditions.has(name.value))
    if (selection.kind === 'Field') return own
    if (selection.kind === 'InlineFragment') {
      return [...own, ...conditionsIn(context, selection.selectionSet, visited)]
    }
    const fragment = visited.has(selection.name.value)
      ? undefined
      : context.getFragment(selection.name.value)
    visited.add(selection.name.value)
    return fragment ? [...own, ...conditionsIn(context, fragment.selectionSet, visited)] : own
  })
}

const conditions: ReadonlySet<string> = new Set(['skip', 'include'])
