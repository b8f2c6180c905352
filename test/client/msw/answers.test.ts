import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { type GraphQLUnionType, getNamedType, isEnumType, isUnionType } from 'graphql'
import { wordsFor, wordsForRevoking } from 'invite-gateway/client'
import {
  answer,
  answers,
  everyOutcome,
  everyRevokeOutcome,
  outcomes,
  revokeOutcomes,
} from 'invite-gateway/client/msw'
import { setupServer } from 'msw/node'
import { assertAnswers, documents, run, schema, variablesOf } from './support.ts'

const server = setupServer()
before(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.resetHandlers())
after(() => server.close())

const given: Readonly<Record<string, Readonly<Record<string, object>>>> = answers
const rootFields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}),
)

for (const field of rootFields.filter(({ type }) => isUnionType(getNamedType(type)))) {
  const operation = field.name.charAt(0).toUpperCase() + field.name.slice(1)
  const union = getNamedType(field.type) as GraphQLUnionType

  for (const { name } of union.getTypes()) {
    test(`a page that asks ${operation} can be answered ${name}`, async () => {
      const document = documents.get(operation)
      const data = given[operation]?.[name]
      assert.ok(document && data, `there is no answer ${name} to ${operation}`)
      server.use(answer(document as TypedDocumentNode<object, object>, data))

      const answered = await run(document, variablesOf(operation))

      const member = (answered as Record<string, { __typename: string }>)[field.name]
      assert.equal(member?.__typename, name)
      await assertAnswers(document, answered)
    })
  }
}

test('there are answers to nothing else', () => {
  const unions = rootFields.filter(({ type }) => isUnionType(getNamedType(type)))

  assert.equal(Object.keys(answers).length, unions.length)
})

const samples = {
  InviteOutcome: { kinds: outcomes, all: everyOutcome },
  RevokeOutcome: { kinds: revokeOutcomes, all: everyRevokeOutcome },
}
for (const [name, { kinds, all }] of Object.entries(samples)) {
  test(`there is an example of every member of ${name}, with every value of its enums`, () => {
    const union = schema.getType(name)
    assert.ok(isUnionType(union))
    assert.deepEqual(
      Object.keys(kinds).sort(),
      union
        .getTypes()
        .map((member) => member.name)
        .sort(),
    )
    for (const member of union.getTypes()) {
      const mine = all.filter(({ __typename }) => __typename === member.name)
      const interfaces = new Set(
        member.getInterfaces().flatMap((one) => Object.keys(one.getFields())),
      )
      for (const field of Object.values(member.getFields())) {
        const type = getNamedType(field.type)
        if (!isEnumType(type) || interfaces.has(field.name)) continue
        assert.deepEqual(
          mine.map((one) => (one as unknown as Record<string, string>)[field.name]).sort(),
          type
            .getValues()
            .map((value) => value.name)
            .sort(),
        )
      }
    }
  })
}

test('every example has words, other than the message of the gateway', () => {
  const worded = [
    ...everyOutcome.map((one) => [wordsFor(one), one.message] as const),
    ...everyRevokeOutcome.map((one) => [wordsForRevoking(one), one.message] as const),
  ]

  for (const [words, message] of worded) {
    assert.match(words, /^[A-Z].+\.$/)
    assert.doesNotMatch(words, /undefined|null/)
    assert.notEqual(words, message)
  }
  assert.ok(worded.length > 35)
})
