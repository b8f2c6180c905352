import { type GraphQLSchema, introspectionFromSchema } from 'graphql'

/** For graphql-codegen: the schema without its texts, as a program that browsers can load. */
export function plugin(schema: GraphQLSchema): string {
  const introspection = introspectionFromSchema(schema, { descriptions: false })
  return `import type { IntrospectionQuery } from 'graphql';

export const introspection = ${JSON.stringify(introspection)} as unknown as IntrospectionQuery;
`
}
