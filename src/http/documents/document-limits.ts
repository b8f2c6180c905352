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
import { executableRules } from './executable.ts'
import { repeatedFieldsRule } from './repeated-fields.ts'
import { rootFieldsRule } from './root-fields.ts'

/** The largest document that is accepted. */
export const documentLimits = {
  tokens: 2_000,
  // The token limit bounds neither strings nor comments, and documents are cached.
  characters: 100_000,
  depth: 8,
  aliases: 30,
  directives: 30,
  rootFields: 10,
  repeatedFields: 30,
  mutationFields: 1,
} as const

export type DocumentLimits = Readonly<Record<keyof typeof documentLimits, number>>
export type DocumentLimit = keyof typeof documentLimits | 'cost'

/**
 * Refuses documents beyond the limits, or that cannot be executed: during parsing, or before GraphQL's own
 * validation, some of whose rules are slow. Introspection does not count towards the depth.
 */
export function useDocumentLimits(limits: DocumentLimits = documentLimits): Plugin[] {
  return [
    maxTokensPlugin({ n: limits.tokens, onReject: [rejectedAs('tokens', limits)] }),
    characterLimitPlugin({
      maxLength: limits.characters,
      onReject: [rejectedAs('characters', limits)],
    }),
    useNestingLimit(limits.tokens),
    useEarlyRules([...rulesOf(limits), ...executableRules]),
    useFewErrors(),
  ]
}

/** The error of every limit on documents. */
export function limitExceeded(limit: DocumentLimit, message: string, max: number): GraphQLError {
  const http = { status: 400, spec: true }
  return new GraphQLError(message, {
    extensions: { code: 'DOCUMENT_LIMIT_EXCEEDED', limit, max, http },
  })
}

const rulesOf = (limits: DocumentLimits): readonly ValidationRule[] => [
  maxDepthRule({ n: limits.depth, flattenFragments: true, ...reportedAs('depth', limits) }),
  maxAliasesRule({ n: limits.aliases, allowList: [], ...reportedAs('aliases', limits) }),
  maxDirectivesRule({ n: limits.directives, ...reportedAs('directives', limits) }),
  rootFieldsRule(({ operation, fields }) => {
    const limit = operation === 'mutation' ? 'mutationFields' : 'rootFields'
    const max = limits[limit]
    if (fields <= max) return undefined
    const message = `A ${operation} may select ${max} root field${max > 1 ? 's' : ''}; this one selects ${fields}.`
    return limitExceeded(limit, message, max)
  }),
  repeatedFieldsRule((repetitions) => {
    const max = limits.repeatedFields
    if (repetitions <= max) return undefined
    const message = `A document may repeat ${max} selections; this one repeats ${repetitions}.`
    return limitExceeded('repeatedFields', message, max)
  }),
]

/** The parser recurses: 2,000 nested brackets can overflow the stack. */
function useNestingLimit(tokens: number): Plugin {
  return {
    onParse: ({ parseFn, setParseFn }) =>
      setParseFn((source, options) => {
        try {
          return parseFn(source, options)
        } catch (error) {
          if (!(error instanceof RangeError)) throw error
          throw limitExceeded('tokens', 'The document is nested too deeply.', tokens)
        }
      }),
  }
}

// Each error repeats a part of the document. graphql would collect 100.
const maxErrors = 5

/** GraphQL's own validation ends after a few errors; the last one then says so. */
function useFewErrors(): Plugin {
  return {
    onValidate: ({ setValidationFn }) =>
      setValidationFn((schema, document, rules) =>
        validate(schema, document, rules, { maxErrors }),
      ),
  }
}

function useEarlyRules(rules: readonly ValidationRule[]): Plugin {
  // The server caches documents, so each is validated once.
  const checked = new WeakMap<DocumentNode, readonly GraphQLError[]>()
  const validateOnce = (schema: GraphQLSchema, document: DocumentNode) => {
    const errors = checked.get(document) ?? validate(schema, document, rules).slice(0, maxErrors)
    checked.set(document, errors)
    return errors
  }
  return {
    onValidate: ({ params, setResult }) => {
      const errors = validateOnce(params.schema, params.documentAST)
      if (errors.length > 0) setResult(errors)
    },
  }
}

function reportedAs(name: keyof DocumentLimits, limits: DocumentLimits) {
  return {
    propagateOnRejection: false,
    onReject: [
      (context: { reportError(error: GraphQLError): void } | null, error: GraphQLError) =>
        context?.reportError(asLimitError(error, name, limits)),
    ],
  }
}

/** During parsing there is no context to report to, so the error is thrown. */
function rejectedAs(name: keyof DocumentLimits, limits: DocumentLimits) {
  return (_context: unknown, error: GraphQLError) => {
    throw asLimitError(error, name, limits)
  }
}

function asLimitError(
  { message }: GraphQLError,
  name: keyof DocumentLimits,
  limits: DocumentLimits,
): GraphQLError {
  const text = isAboutSize(name) ? tooLarge(name, limits[name]) : message
  return limitExceeded(name, text.replace('Syntax Error: ', ''), limits[name])
}

const isAboutSize = (name: keyof DocumentLimits) => name === 'tokens' || name === 'characters'

// What makes documents too large is mostly a list of recipients.
function tooLarge(name: 'tokens' | 'characters', max: number): string {
  return `A document may have ${max} ${name}. Put lists and texts into \`variables\`, where they do not count.`
}
