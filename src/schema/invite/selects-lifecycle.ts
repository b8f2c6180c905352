import { type FieldNode, type GraphQLResolveInfo, visit } from 'graphql'

/**
 * Does a document read lifecycles of invites, anywhere? Then what else depends on them waits for the
 * same reading. Each operation is searched once.
 */
export function selectsLifecycle({ operation, fragments }: GraphQLResolveInfo): boolean {
  const known = found.get(operation)
  if (known !== undefined) return known
  const selects = [operation, ...Object.values(fragments)].some((part) => {
    let isSelected = false
    visit(part, {
      Field: ({ name }: FieldNode) => {
        isSelected ||= readingFields.has(name.value)
      },
    })
    return isSelected
  })
  found.set(operation, selects)
  return selects
}

// `Provider.lifecycle` has the same name; a reading more does no harm.
const readingFields: ReadonlySet<string> = new Set(['lifecycle', 'lifecycleCheckedAt', 'expiresAt'])

const found = new WeakMap<GraphQLResolveInfo['operation'], boolean>()
