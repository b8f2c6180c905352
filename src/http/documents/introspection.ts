import { NoSchemaIntrospectionCustomRule } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Caller } from '#identity/caller.ts'
import { mayReadSchema } from '../front/authenticate.ts'

/** Keeps introspection from those who may not read the schema. */
export function useSchemaReaders(): Plugin<{ caller: Caller }, { caller: Caller }> {
  return {
    onValidate: ({ addValidationRule, context }) => {
      if (!mayReadSchema(context.caller)) addValidationRule(NoSchemaIntrospectionCustomRule)
    },
  }
}
