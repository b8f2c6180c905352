import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql'

export interface SchemaChanges {
  /** What no longer works for a client that worked before. */
  readonly breaking: readonly string[]
  /** What a client that was not written for it may stumble over, such as a new member of a union. */
  readonly dangerous: readonly string[]
}

/** What clients of one schema have to fear from the next, both as SDL. */
export function schemaChanges(before: string, after: string): SchemaChanges {
  const [old, next] = [buildSchema(before), buildSchema(after)]
  const textOf = ({ description }: { readonly description: string }) => description
  return {
    breaking: findBreakingChanges(old, next).map(textOf),
    dangerous: findDangerousChanges(old, next).map(textOf),
  }
}
