import { type GraphQLError, Kind } from 'graphql'

/**
 * The message of a GraphQL error about a document or its variables, without the values that graphql
 * prints in it: they can be addresses, names and texts, and errors end up in the logs of clients.
 * Positions, types and names of the schema stay.
 */
export function valueFreeMessage(error: GraphQLError): string {
  const reason = error.originalError?.message
  const [node] = error.nodes ?? []
  // `Variable "$input" got invalid value {…} at "input.name"; String cannot represent …`
  if (node?.kind === Kind.VARIABLE_DEFINITION && reason !== undefined) {
    const before = error.message.slice(0, -reason.length)
    // Quotes inside a printed value are escaped, so this is the path and nothing else.
    const path = / at "([^"\\]*)"; $/.exec(before)?.[1]
    const where = path === undefined ? '' : ` at "${path}"`
    return `Variable "$${node.variable.name.value}" got an invalid value${where}; ${withoutValue(reason)}`
  }
  return quotesValue.test(error.message) ? withoutValue(error.message) : error.message
}

const quotesValue =
  / cannot represent |^Expected value of type |^Value ".*" does not exist in | has invalid value |^Syntax Error: .*String "|^Field "/s

/** What graphql says of one value, less that value. What is not known is not repeated. */
function withoutValue(message: string): string {
  if (harmless.some((pattern) => pattern.test(message))) return message
  const [, suggestion = ''] = /( Did you mean [^?]*\?)$/.exec(message) ?? []
  const enumName = /^Enum "(\w+)" |" does not exist in "(\w+)" enum\./s.exec(message)
  if (enumName !== null) {
    return `Expected a value of the enum "${enumName[1] ?? enumName[2]}".${suggestion}`
  }
  const type = /^Expected (?:value of )?type "([\w![\]]+)"|^(\w+) cannot represent /.exec(message)
  if (type !== null) return `Expected a value of type "${type[1] ?? type[2]}".`
  const argument = /^Argument "(\w+)" has invalid value /.exec(message)
  if (argument !== null) return `Argument "${argument[1]}" has an invalid value.`
  if (message.startsWith('Syntax Error: ')) return message.replace(/String ".*"/s, 'String')
  return message.startsWith('Field "') ? 'A field is not defined by its type.' : 'It is not valid.'
}

const harmless = [
  /^Field "[_A-Za-z]\w{0,49}(?:\.\w{1,100})?" /,
  /^Expected (?:non-nullable )?type "[\w![\]]+"(?: not to be null| to be an object)?\.$/,
  /^Exactly one key must be specified for OneOf type "\w+"\.$/,
]
