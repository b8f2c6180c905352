import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql'

/** For graphql-codegen: each operation as text, for who sends it without a client that prints documents. */
export function plugin(
  _schema: GraphQLSchema,
  files: readonly { readonly document?: DocumentNode }[],
): string {
  const definitions = files.flatMap(({ document }) => document?.definitions ?? [])
  const fragments = new Map(
    definitions
      .filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  return operations.map((operation) => textOf(operation, fragments)).join('')
}

function textOf(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): string {
  const used = new Set<FragmentDefinitionNode>()
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value)
        if (fragment === undefined || used.has(fragment)) return
        used.add(fragment)
        collect(fragment)
      },
    })
  }
  collect(operation)
  const text = stripIgnoredCharacters([operation, ...used].map(print).join('\n'))
  return `export const ${operation.name?.value}Text = ${JSON.stringify(text)};\n`
}
