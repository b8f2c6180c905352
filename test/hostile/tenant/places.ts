import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql'

/** One position in the arguments of a field, where a hostile value can be put. */
export interface Place {
  /** The field with the arguments, as `Mutation.sendInvites`. */
  readonly field: string
  /** From the argument on, as `['input', 'targets', 0, 'wickr']`. */
  readonly path: Path
  readonly type: GraphQLInputType
}

export type Path = readonly (string | number)[]

/** Every argument of every field, and every position inside: a new input needs no edit here. */
export function inputPlaces(schema: GraphQLSchema): readonly Place[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type))
  return types
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) =>
        field.args.flatMap((argument) =>
          inside(argument.type, [argument.name]).map((place) => ({
            field: `${type.name}.${field.name}`,
            ...place,
          })),
        ),
      ),
    )
}

export const nameOf = ({ field, path }: Place): string => `${field}(${path.join('.')})`

// Input types that contain themselves would have places without end.
const maxDepth = 10

function inside(type: GraphQLInputType, path: Path): readonly Omit<Place, 'field'>[] {
  const here = { path, type }
  const named = getNullableType(type)
  if (path.length >= maxDepth) return [here]
  if (isListType(named)) return [here, ...inside(named.ofType, [...path, 0])]
  if (!isInputObjectType(named)) return [here]
  const fields = Object.values(named.getFields())
  return [here, ...fields.flatMap((field) => inside(field.type, [...path, field.name]))]
}
