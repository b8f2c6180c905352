import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type InputObjectTypeDefinitionNode, Kind, parse, type TypeNode } from 'graphql'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Bench } from './bench.ts'

/** Rules: pure, and what they say of a field names it as the GraphQL input does. */
export function testRules<Settings>({ facts, provider, name }: Bench<Settings>): void {
  const { rules } = provider
  const { target, targets, recipients, same, otherFields = [] } = facts.rules
  const fields = new Set([...inputFields(facts.kind), ...otherFields])

  test(name('a target that breaks no rule has no issue'), () => {
    assert.deepEqual(rules.checkTarget(target), [])
  })

  for (const [title, change, broken] of targets) {
    test(name(`target: ${title}`), () => {
      const issues = rules.checkTarget({ ...target, ...change })

      assert.deepEqual(
        issues.map(({ field }) => field),
        broken,
      )
      for (const { field, rule } of issues) {
        assert.ok(fields.has(field), `${field} is no field of the input`)
        assertSilent(rule, [change.destinationId, ...Object.values(change.message ?? {})])
      }
    })
  }

  for (const { title, recipient, field, operation } of recipients) {
    test(
      name(`${title} ${field === undefined ? 'is accepted' : `breaks the rule of ${field}`}`),
      () => {
        for (const each of operation === undefined ? bothOperations : [operation]) {
          const issue = rules.checkRecipient(recipient, each)

          assert.equal(issue?.field, field, each)
          if (issue === undefined) continue
          assert.ok(fields.has(issue.field), `${issue.field} is no field of the input`)
          assertSilent(issue.rule, [recipient.value, ...Object.values(recipient.details)])
        }
      },
    )
  }

  for (const [kind, one, other, isSame] of same) {
    test(
      name(`'${one}' and '${other}' are ${isSame ? 'the same recipient' : 'two recipients'}`),
      () => {
        const key = (value: string) => rules.recipientKey({ kind, value, details: {} })

        assert.equal(key(one) === key(other), isSame)
      },
    )
  }

  test(name('the facts have targets, recipients and pairs that pass, and some that do not'), () => {
    assert.ok(targets.some(([, , broken]) => broken.length > 0))
    assert.ok(recipients.some(({ field }) => field === undefined))
    assert.ok(recipients.some(({ field }) => field !== undefined))
    assert.ok(same.some(([, , , isSame]) => isSame))
    assert.ok(same.some(([, , , isSame]) => !isSame))
  })
}

const bothOperations = ['invite', 'reinvite'] as const

/** Values of one or two characters occur in any sentence. */
function assertSilent(rule: string, values: readonly (string | undefined)[]): void {
  for (const value of values) {
    if (value !== undefined && value.trim().length > 2) assert.ok(!rule.includes(value), rule)
  }
}

/** The fields of an upstream's target, of its recipients, and of its input for inviting again. */
function inputFields(kind: ProviderKind): readonly string[] {
  const [first = '', ...others] = kind.toLowerCase().split('_')
  const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
  const member = [first, ...others.map(capital)].join('')
  const target = fieldsOf('InviteTargetInput').find(({ name }) => name.value === member)
  assert.ok(target, `InviteTargetInput has no field ${member}`)
  const own = fieldsOf(typeName(target.type))
  const people = own.find(({ name }) => name.value === 'recipients')
  return [
    ...own,
    ...(people === undefined ? [] : fieldsOf(typeName(people.type))),
    ...fieldsOf(`${capital(member)}ReinviteInput`),
  ].map(({ name }) => name.value)
}

const inputs: ReadonlyMap<string, InputObjectTypeDefinitionNode> = new Map(
  parse(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'))
    .definitions.filter((node) => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
    .map((node) => [node.name.value, node]),
)

const fieldsOf = (input: string) => inputs.get(input)?.fields ?? []

const typeName = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : typeName(type.type)
