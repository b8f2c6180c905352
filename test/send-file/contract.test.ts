import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  parse,
  validate,
} from 'graphql'
import { schema } from '#schema/schema.ts'
import {
  limitsDocument,
  planDocument,
  progressDocument,
  sendDocument,
} from '#send-file/gateway/documents.ts'
import { targetInputs } from '#send-file/order/target-inputs.ts'

test('the documents of the sender are valid', () => {
  for (const document of [limitsDocument, planDocument, sendDocument, progressDocument]) {
    assert.deepEqual(validate(schema, parse(document)), [])
  }
})

const members = inputFieldsOf(schema.getType('InviteTargetInput'))

test('every member of InviteTargetInput can be sent to', () => {
  assert.deepEqual(targetInputs.map(({ member }) => member).toSorted(), namesOf(members))
  assert.ok(members.length >= 4)
})

for (const { name, member, columns, settings, idField } of targetInputs) {
  const fields = inputFieldsOf(members.find((one) => one.name === member)?.type)

  test(`the columns for ${name} are the fields of its recipient input`, () => {
    const recipient = inputFieldsOf(fields.find((one) => one.name === 'recipients')?.type)
    const required = recipient.filter(
      ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined,
    )

    assert.deepEqual(columns.required.toSorted(), namesOf(required))
    assert.deepEqual([...columns.required, ...columns.optional].toSorted(), namesOf(recipient))
  })

  test(`the id and the options for ${name} are the other fields of its target input`, () => {
    const given = [...settings.map(({ field }) => field), 'recipients', idField]

    assert.deepEqual(given.filter((one) => one !== undefined).toSorted(), namesOf(fields))
  })
}

test('the user types for Chime are those of the schema', () => {
  const type = schema.getType('ChimeUserType')
  const [userType] = targetInputs.find(({ name }) => name === 'chime')?.settings ?? []

  assert.ok(isEnumType(type))
  assert.deepEqual(userType?.values?.toSorted(), namesOf(type.getValues()))
})

function inputFieldsOf(type: GraphQLInputType | object | undefined) {
  const named = getNamedType(type as GraphQLInputType | undefined)
  return isInputObjectType(named) ? Object.values(named.getFields()) : []
}

function namesOf(named: readonly { readonly name: string }[]): string[] {
  return named.map(({ name }) => name).toSorted()
}
