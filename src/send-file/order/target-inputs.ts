import {
  buildClientSchema,
  type GraphQLInputField,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isRequiredInputField,
} from 'graphql'
import { introspection } from '../../client/generated/introspection.ts'
import type { Columns } from '../input/columns.ts'

/** One member of the gateway's `InviteTargetInput`, as a command and a file can fill it. */
export interface TargetInput {
  /** What people write after `--to`: `repost-private` for the member `repostPrivate`. */
  readonly name: string
  readonly member: string
  /** The field for the destination's id. Undefined: the provider has only one destination. */
  readonly idField: string | undefined
  /** What all recipients share, as options of the command. */
  readonly settings: readonly Setting[]
  readonly columns: Columns
}

export interface Setting {
  /** Without the dashes: `user-type` for the field `userType`. */
  readonly option: string
  readonly field: string
  readonly required: boolean
  /** All that is allowed. Undefined: any text. */
  readonly values: readonly string[] | undefined
}

const schema = buildClientSchema(introspection)

/** Every provider that the schema of the gateway knows. */
export const targetInputs: readonly TargetInput[] = fieldsOf(
  schema.getType('InviteTargetInput'),
).map(targetInputOf)

function targetInputOf({ name: member, type }: GraphQLInputField): TargetInput {
  const fields = fieldsOf(getNamedType(type))
  const recipients = fields.find(({ name }) => name === 'recipients')
  const id = fields.find((field) => typeNameOf(field) === 'ID')
  return {
    name: inKebabCase(member),
    member,
    idField: id?.name,
    settings: fields.filter((field) => field !== recipients && field !== id).map(settingOf),
    columns: columnsOf(recipients === undefined ? [] : fieldsOf(getNamedType(recipients.type))),
  }
}

function settingOf(field: GraphQLInputField): Setting {
  const type = getNamedType(field.type)
  return {
    option: inKebabCase(field.name),
    field: field.name,
    required: isRequiredInputField(field),
    values: isEnumType(type) ? type.getValues().map(({ name }) => name) : undefined,
  }
}

function columnsOf(fields: readonly GraphQLInputField[]): Columns {
  const names = (some: readonly GraphQLInputField[]) => some.map(({ name }) => name)
  return {
    required: names(fields.filter((field) => isRequiredInputField(field))),
    optional: names(fields.filter((field) => !isRequiredInputField(field))),
  }
}

function fieldsOf(type: unknown): readonly GraphQLInputField[] {
  return isInputObjectType(type) ? Object.values(type.getFields()) : []
}

function typeNameOf({ type }: GraphQLInputField): string {
  return getNamedType(type).name
}

function inKebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
