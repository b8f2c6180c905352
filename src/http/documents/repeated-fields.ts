import type { ASTVisitor, GraphQLError, SelectionSetNode, ValidationContext } from 'graphql'

type CheckRepetitions = (repetitions: number) => GraphQLError | undefined

/**
 * Counts the selections of a document that repeat another one of the same selection set: a field
 * under the same name, or a spread of the same fragment. Inline fragments belong to the set around
 * them. Fragments that select the same fields repeat nothing: components write their own.
 */
export function repeatedFieldsRule(check: CheckRepetitions) {
  return (context: ValidationContext): ASTVisitor => ({
    Document: ({ definitions }) => {
      const repetitions = definitions.map((definition) =>
        'selectionSet' in definition ? repetitionsIn(definition.selectionSet) : 0,
      )
      const error = check(repetitions.reduce((sum, count) => sum + count, 0))
      if (error !== undefined) context.reportError(error)
      return false
    },
  })
}

function repetitionsIn(selectionSet: SelectionSetNode): number {
  const seen = new Set<string>()
  let repetitions = 0
  const meet = (selected: string) => {
    if (seen.has(selected)) repetitions += 1
    seen.add(selected)
  }
  const look = ({ selections }: SelectionSetNode, type: string): void => {
    for (const selection of selections) {
      if (selection.kind === 'FragmentSpread') meet(`...${selection.name.value}`)
      else if (selection.kind === 'InlineFragment') {
        look(selection.selectionSet, selection.typeCondition?.name.value ?? type)
      } else {
        meet(`${type}.${(selection.alias ?? selection.name).value}`)
        if (selection.selectionSet) repetitions += repetitionsIn(selection.selectionSet)
      }
    }
  }
  look(selectionSet, '')
  return repetitions
}
