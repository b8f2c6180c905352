import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildSchema, type FragmentDefinitionNode, isUnionType, Kind, parse } from 'graphql'
import * as kit from 'invite-gateway/client'

const root = join(import.meta.dirname, '../..')
const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'))
const documents = globSync('src/client/documents/*.graphql', { cwd: root }).map((path) =>
  parse(readFileSync(join(root, path), 'utf8')),
)
const definitions = documents.flatMap((document) => document.definitions)
const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)

for (const union of Object.values(schema.getTypeMap()).filter(isUnionType)) {
  test(`the kit has a fragment for ${union.name} that names each member with fields of its own`, () => {
    const fragment = fragments.find(({ typeCondition }) => typeCondition.name.value === union.name)

    assert.equal(fragment?.name.value, `${union.name}Fields`)
    const named = new Set(fragment && typesIn(fragment))
    for (const member of union.getTypes()) {
      const shared = new Set(member.getInterfaces().flatMap((one) => Object.keys(one.getFields())))
      const own = Object.keys(member.getFields()).some((field) => !shared.has(field))
      assert.ok(!own || named.has(member.name), `${union.name}Fields leaves out ${member.name}`)
      for (const one of member.getInterfaces()) {
        assert.ok(named.has(one.name), `${union.name}Fields leaves out ${one.name}`)
      }
    }
  })
}

/** The types that a fragment asks for fields of, by itself or by the fragments that it begins with. */
function typesIn({ typeCondition, selectionSet }: FragmentDefinitionNode): readonly string[] {
  return [
    typeCondition.name.value,
    ...selectionSet.selections.flatMap((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return selection.typeCondition?.name.value ?? []
      if (selection.kind === Kind.FIELD) return []
      const spread = fragments.find(({ name }) => name.value === selection.name.value)
      return spread === undefined ? [] : typesIn(spread)
    }),
  ]
}

const rootTypes = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
for (const field of rootTypes.flatMap((type) => Object.keys(type?.getFields() ?? {}))) {
  test(`the kit has a typed document that asks for ${field}`, () => {
    const asking = operations.filter(({ selectionSet }) =>
      selectionSet.selections.some((one) => one.kind === Kind.FIELD && one.name.value === field),
    )

    assert.ok(asking.length > 0)
    for (const { name } of asking) assert.ok(`${name?.value}Document` in kit, name?.value)
  })
}
