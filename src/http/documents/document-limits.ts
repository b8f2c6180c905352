import { characterLimitPlugin } from '@escape.tech/graphql-armor-character-limit'
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type ValidationRule,
  validate,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { rootFieldsRule } from './root-fields.ts'

/** How large a document may be, whatever it asks for. */
export const documentLimits = {
  tokens: 2_000,
  // Tokens bound neither texts nor comments, and documents are remembered.
  characters: 100_000,
  depth: 8,
  aliases: 30,
  directives: 30,
  rootFields: 10,
  mutationFields: 1,
} as const

export type DocumentLimits = Readonly<Record<keyof typeof documentLimits, number>>
export type DocumentLimit = keyof typeof documentLimits | 'cost'

/**
 * Refuses documents beyond the limits: while they are read, and before the rules of GraphQL, some
 * of which take their time, see them. A developer's introspection is not counted for depth.
 */
export function useDocumentLimits(most: DocumentLimits = documentLimits): Plugin[] {
  return [
    maxTokensPlugin({ n: most.tokens, onReject: [rejectedAs('tokens', most)] }),
    characterLimitPlugin({
      maxLength: most.characters,
      onReject: [rejectedAs('characters', most)],
    }),
    useBearableNesting(most.tokens),
    useLimitRules(rulesOf(most)),
  ]
}

/** What every limit of documents answers. */
export function tooMuch(limit: DocumentLimit, message: string, max: number): GraphQLError {
  const http = { status: 400, spec: true }
  return new GraphQLError(message, {
    extensions: { code: 'DOCUMENT_LIMIT_EXCEEDED', limit, max, http },
  })
}

const rulesOf = (most: DocumentLimits): readonly ValidationRule[] => [
  maxDepthRule({ n: most.depth, flattenFragments: true, ...reportedAs('depth', most) }),
  maxAliasesRule({ n: most.aliases, allowList: [], ...reportedAs('aliases', most) }),
  maxDirectivesRule({ n: most.directives, ...reportedAs('directives', most) }),
  rootFieldsRule(({ operation, fields }) => {
    const limit = operation === 'mutation' ? 'mutationFields' : 'rootFields'
    const max = most[limit]
    if (fields <= max) return undefined
    const message = `A ${operation} may have ${max} field${max > 1 ? 's' : ''} at its root, found ${fields}.`
    return tooMuch(limit, message, max)
  }),
]

/** 2,000 brackets can be more than the stack holds. */
function useBearableNesting(tokens: number): Plugin {
  return {
    onParse: ({ parseFn, setParseFn }) =>
      setParseFn((source, options) => {
        try {
          return parseFn(source, options)
        } catch (error) {
          if (!(error instanceof RangeError)) throw error
          throw tooMuch('tokens', 'The document is nested too deeply.', tokens)
        }
      }),
  }
}

function useLimitRules(rules: readonly ValidationRule[]): Plugin {
  // Documents are remembered by the server, so each is judged once.
  const judged = new WeakMap<DocumentNode, readonly GraphQLError[]>()
  const judge = (schema: GraphQLSchema, document: DocumentNode) => {
    const errors = judged.get(document) ?? validate(schema, document, rules)
    judged.set(document, errors)
    return errors
  }
  return {
    onValidate: ({ params, setResult }) => {
      const errors = judge(params.schema, params.documentAST)
      if (errors.length > 0) setResult(errors)
    },
  }
}

function reportedAs(limit: keyof DocumentLimits, most: DocumentLimits) {
  return {
    propagateOnRejection: false,
    onReject: [
      (context: { reportError(error: GraphQLError): void } | null, error: GraphQLError) =>
        context?.reportError(renamed(error, limit, most)),
    ],
  }
}

/** While a document is read there is nothing to report to: the reading ends here. */
function rejectedAs(limit: keyof DocumentLimits, most: DocumentLimits) {
  return (_context: unknown, error: GraphQLError) => {
    throw renamed(error, limit, most)
  }
}

function renamed(
  { message }: GraphQLError,
  limit: keyof DocumentLimits,
  most: DocumentLimits,
): GraphQLError {
  return tooMuch(limit, message.replace('Syntax Error: ', ''), most[limit])
}
