import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInputObjectType, isNonNullType, parse, validate } from 'graphql'
import { schema } from '#schema/schema.ts'
import { columns, providers, userTypes } from '#send-file/destination.ts'
import { limitsDocument, progressDocument, sendDocument } from '#send-file/gateway/documents.ts'

test('the documents of the sender are valid', () => {
  for (const document of [limitsDocument, sendDocument, progressDocument]) {
    assert.deepEqual(validate(schema, parse(document)), [])
  }
})

const inputs = {
  repost: 'RepostPrivateRecipientInput',
  chime: 'ChimeRecipientInput',
  wickr: 'WickrRecipientInput',
  tencent: 'TencentOrganizationRecipientInput',
} as const

for (const provider of providers) {
  test(`the columns for ${provider} are the fields of its recipient input`, () => {
    const input = schema.getType(inputs[provider])
    assert.ok(isInputObjectType(input))
    const fields = Object.values(input.getFields())
    const required = fields.filter(
      ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined,
    )

    assert.deepEqual(columns[provider].required.toSorted(), namesOf(required))
    assert.deepEqual(
      [...columns[provider].required, ...columns[provider].optional].toSorted(),
      namesOf(fields),
    )
  })
}

test('the user types for Chime are those of the schema', () => {
  const type = schema.getType('ChimeUserType')

  assert.ok(type !== undefined && 'getValues' in type)
  assert.deepEqual(namesOf(type.getValues()), userTypes.toSorted())
})

function namesOf(named: readonly { readonly name: string }[]): string[] {
  return named.map(({ name }) => name).toSorted()
}
