import type { DocumentNode } from 'graphql'

/**
 * A document with the types of its data and variables. Every client that takes
 * `@graphql-typed-document-node/core` takes it: the types are the same by shape.
 */
export interface TypedDocumentNode<Data, Variables> extends DocumentNode {
  /** Has no value: it carries the types. */
  readonly __apiType?: (variables: Variables) => Data
}
