import type { GraphQLObjectType, GraphQLSchema } from 'graphql'
import type { Context } from '../context.ts'
import { isUserErrorCode } from './user-error.ts'

/** Tells the context of a request which user errors its root fields return. */
export function observeRefusals(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    if (type != null) observeFields(type)
  }
  return schema
}

function observeFields(type: GraphQLObjectType<unknown, Context>): void {
  for (const field of Object.values(type.getFields())) {
    const { resolve } = field
    if (resolve === undefined) continue
    field.resolve = (root, args, context, info) => {
      const { onRefused } = context
      const result = resolve(root, args, context, info)
      if (onRefused === undefined) return result
      const note = (value: unknown) => {
        const code = codeOf(value)
        if (code !== undefined) onRefused(code)
        return value
      }
      return result instanceof Promise ? result.then(note) : note(result)
    }
  }
}

function codeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('code' in value)) return undefined
  return isUserErrorCode(value.code) ? value.code : undefined
}
