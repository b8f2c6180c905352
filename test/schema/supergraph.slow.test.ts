import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildSchema, isInputObjectType, parse, visit } from 'graphql'
import { root } from '../docs/pages.ts'

const page = readFileSync(join(root, 'docs/frontend/apollo.md'), 'utf8')
const sdl = readFileSync(join(root, 'schema.graphql'), 'utf8')

// Those that composition has always known.
const known = ['deprecated', 'specifiedBy']

test('the copy of the schema that the Apollo page makes has only directives that composition knows', () => {
  const [, command = ''] = /`(sed [^`]+ schema\.graphql)`/.exec(page) ?? []

  const copy = execFileSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' })

  assert.ok(directivesIn(sdl).includes('oneOf'), 'the copy is not needed any more')
  const unknown = directivesIn(copy).filter((name) => !known.includes(name))
  assert.deepEqual(unknown, [])
  const { InviteTargetInput, ...types } = buildSchema(copy).getTypeMap()
  assert.ok(isInputObjectType(InviteTargetInput) && !InviteTargetInput.isOneOf)
  const { InviteTargetInput: _same, ...before } = buildSchema(sdl).getTypeMap()
  assert.deepEqual(Object.keys(types), Object.keys(before))
  assert.equal(copy, sdl.replaceAll(' @oneOf', ''))
})

function directivesIn(text: string): readonly string[] {
  const names = new Set<string>()
  visit(parse(text), { Directive: ({ name }) => void names.add(name.value) })
  return [...names]
}
