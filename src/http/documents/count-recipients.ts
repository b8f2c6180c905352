import {
  type ArgumentNode,
  type DocumentNode,
  type ExecutionArgs,
  valueFromASTUntyped,
  visit,
} from 'graphql'

/**
 * How many recipients the largest `input` in a document names. `variables` are coerced. A filter may
 * select as many as fit into a request: `max`.
 */
export function countRecipients(
  { document }: Pick<ExecutionArgs, 'document'>,
  variables: Readonly<Record<string, unknown>>,
  max: number,
): number {
  const counts = inputsOf(document).map(({ value }) =>
    Math.max(1, recipientsIn(valueFromASTUntyped(value, { ...variables }), max)),
  )
  return Math.max(0, ...counts)
}

/** Entries of the innermost lists: a target counts only where it has none. */
function recipientsIn(value: unknown, max: number): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const entry of value) count += Math.max(1, recipientsIn(entry, max))
    return count
  }
  for (const [name, member] of Object.entries(value)) {
    count += name === 'filter' && member != null ? max : recipientsIn(member, max)
  }
  return count
}

const inputs = new WeakMap<DocumentNode, readonly ArgumentNode[]>()

/** In fragments and in other operations of the document too. */
function inputsOf(document: DocumentNode): readonly ArgumentNode[] {
  const known = inputs.get(document)
  if (known !== undefined) return known
  const found: ArgumentNode[] = []
  visit(document, {
    Argument: (argument) => {
      if (argument.name.value === 'input') found.push(argument)
      return false
    },
  })
  inputs.set(document, found)
  return found
}
