import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql'

/** A value as it is written in a document. What does not fit the type is written all the same. */
export function literal(value: unknown, type?: GraphQLInputType): string {
  const named = type === undefined ? undefined : getNullableType(type)
  if (Array.isArray(value)) {
    const item = isListType(named) ? named.ofType : undefined
    return `[${value.map((each) => literal(each, item)).join(' ')}]`
  }
  if (typeof value === 'object' && value !== null) {
    const fields = isInputObjectType(named) ? named.getFields() : {}
    const members = Object.entries(value)
      .filter(([name, of]) => isName.test(name) && of !== undefined)
      .map(([name, of]) => `${name}: ${literal(of, fields[name]?.type)}`)
    return `{${members.join(' ')}}`
  }
  if (typeof value === 'string' && isEnumType(named) && isName.test(value)) return value
  return JSON.stringify(value) ?? 'null'
}

const isName = /^[_A-Za-z][_0-9A-Za-z]*$/
