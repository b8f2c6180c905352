import {
  type ExecutionArgs,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  isInputType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql'
import { sizeOf } from '#event-loop/slices.ts'
import { coerceInSlices, sliceSize } from './coerce-in-slices.ts'

/** The values of an operation's variables, or what is wrong with them. */
export type Coerced =
  | { readonly errors: readonly GraphQLError[]; readonly values?: never }
  | { readonly values: Readonly<Record<string, unknown>>; readonly errors?: never }

// Each error prints the whole input object; graphql would collect 50, the library any number.
const maxErrors = 5

/** Are the variables so many values that they are coerced in slices? */
export function hasLargeVariables({ variableValues }: ExecutionArgs): boolean {
  return sizeOf(variableValues, sliceSize) > sliceSize
}

/** Coerces the variables of an operation in one piece: for few values. */
export function coerceVariables(args: ExecutionArgs): Coerced {
  return coerce(args, definitionsIn(args))
}

/** The same in slices of the event loop. */
export async function coerceLargeVariables(args: ExecutionArgs): Promise<Coerced> {
  const { schema, variableValues = {} } = args
  const values: Record<string, unknown> = {}
  for (const definition of definitionsIn(args)) {
    const name = definition.variable.name.value
    const value = variableValues?.[name]
    const type = typeFromAST(schema, definition.type)
    if (sizeOf(value, sliceSize) <= sliceSize || !isInputType(type)) {
      const one = coerce(args, [definition])
      if (one.errors !== undefined) return one
      Object.assign(values, one.values)
      continue
    }
    const errors: GraphQLError[] = []
    try {
      values[name] = await coerceInSlices(value, type, (path, error) => {
        if (errors.length === maxErrors) throw tooMany()
        errors.push(invalid(definition, path, error))
      })
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      errors.push(error)
    }
    if (errors.length > 0) return { errors }
  }
  return { values }
}

/** The variables that the operation declares. */
export function definitionsIn({
  document,
  operationName,
}: ExecutionArgs): readonly VariableDefinitionNode[] {
  return getOperationAST(document, operationName)?.variableDefinitions ?? []
}

function coerce(
  { schema, variableValues }: ExecutionArgs,
  definitions: readonly VariableDefinitionNode[],
): Coerced {
  const options = { maxErrors }
  const read = getVariableValues(schema, definitions, variableValues ?? {}, options)
  return read.errors === undefined ? { values: read.coerced } : { errors: read.errors }
}

/** In graphql's words, less the value. */
function invalid(
  definition: VariableDefinitionNode,
  path: readonly (string | number)[],
  error: GraphQLError,
): GraphQLError {
  const name = definition.variable.name.value
  const members = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')
  const where = members === '' ? '' : ` at "${name}${members}"`
  return new GraphQLError(`Variable "$${name}" got invalid value${where}; ${error.message}`, {
    nodes: definition,
    originalError: error,
  })
}

// graphql's own sentence.
const tooMany = () =>
  new GraphQLError('Too many errors processing variables, error limit reached. Execution aborted.')
