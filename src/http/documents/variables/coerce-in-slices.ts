import {
  coerceInputValue,
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { shareEventLoop } from '#event-loop/event-loop-quota.ts'
import { sizeOf } from '#event-loop/slices.ts'

type Path = readonly (string | number)[]
type OnError = (path: Path, error: GraphQLError) => void

/** Values that are coerced in one piece, some 2 ms. */
export const sliceSize = 1_000
// Of the event loop's quota, for one slice.
const sliceUnits = 100

/**
 * Coerces a value of a variable as `coerceInputValue` of graphql does, in slices of the event loop.
 * `onError` may throw to end it. Undefined where there were errors.
 */
export async function coerceInSlices(
  value: unknown,
  type: GraphQLInputType,
  onError: OnError,
  path: Path = [],
): Promise<unknown> {
  if (sizeOf(value, sliceSize) <= sliceSize) return coerceSlice(value, type, onError, path)
  if (isNonNullType(type)) return coerceInSlices(value, type.ofType, onError, path)
  if (isListType(type)) {
    if (Array.isArray(value)) return coerceList(value, type.ofType, onError, path)
    // A value that is no list is a list of one.
    return [await coerceInSlices(value, type.ofType, onError, path)]
  }
  if (isInputObjectType(type)) return coerceObject(value, type, onError, path)
  return coerceSlice(value, type, onError, path)
}

async function coerceSlice(
  value: unknown,
  type: GraphQLInputType,
  onError: OnError,
  path: Path,
): Promise<unknown> {
  await shareEventLoop(1)
  return coerceInputValue(value, type, (inside, _value, error) =>
    onError([...path, ...inside], error),
  )
}

async function coerceList(
  values: readonly unknown[],
  type: GraphQLInputType,
  onError: OnError,
  path: Path,
): Promise<unknown[]> {
  const coerced: unknown[] = []
  let budget = 0
  for (const [index, value] of values.entries()) {
    const size = sizeOf(value, sliceSize)
    if (size > sliceSize) {
      coerced.push(await coerceInSlices(value, type, onError, [...path, index]))
      continue
    }
    if (budget < size) {
      await shareEventLoop(sliceUnits)
      budget = sliceSize
    }
    budget -= size
    coerced.push(
      coerceInputValue(value, type, (inside, _value, error) =>
        onError([...path, index, ...inside], error),
      ),
    )
  }
  return coerced
}

async function coerceObject(
  value: unknown,
  type: GraphQLInputObjectType,
  onError: OnError,
  path: Path,
): Promise<Record<string, unknown> | undefined> {
  const fail = (message: string, at = path) => onError(at, new GraphQLError(message))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fail(`Expected type "${type.name}" to be an object.`)
    return undefined
  }
  const given = new Map(Object.entries(value))
  const fields = type.getFields()
  const coerced: Record<string, unknown> = {}
  for (const { name, type: fieldType, defaultValue } of Object.values(fields)) {
    const member = given.get(name)
    given.delete(name)
    if (member !== undefined) {
      coerced[name] = await coerceInSlices(member, fieldType, onError, [...path, name])
    } else if (defaultValue !== undefined) {
      coerced[name] = defaultValue
    } else if (isNonNullType(fieldType)) {
      fail(`Field "${name}" of required type "${fieldType}" was not provided.`)
    }
  }
  for (const name of given.keys()) fail(`Field "${name}" is not defined by type "${type.name}".`)
  if (!type.isOneOf) return coerced
  const [only, ...others] = Object.entries(coerced)
  if (only === undefined || others.length > 0) {
    fail(`Exactly one key must be specified for OneOf type "${type.name}".`)
  } else if (only[1] === null) {
    fail(`Field "${only[0]}" must be non-null.`, [...path, only[0]])
  }
  return coerced
}
