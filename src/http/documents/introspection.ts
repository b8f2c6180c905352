import { NoSchemaIntrospectionCustomRule } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Caller } from '#identity/caller.ts'
import { mayReadSchema } from '../front/authenticate.ts'

/** Refuses introspection to callers without `schema:read`. */
export function useIntrospectionAccess(): Plugin<{ caller: Caller }, { caller: Caller }> {
  return {
    onValidate: ({ addValidationRule, context }) => {
      if (!mayReadSchema(context.caller)) addValidationRule(NoSchemaIntrospectionCustomRule)
    },
  }
}
