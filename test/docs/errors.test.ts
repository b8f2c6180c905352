import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildSchema, GraphQLEnumType, GraphQLInterfaceType, GraphQLUnionType } from 'graphql'
import { argumentRuleCodes } from '#schema/pages/argument-rule.ts'
import { pages, root } from './pages.ts'

const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'))
const page = pages.get('docs/errors.md') ?? ''

// What GraphQL Yoga says of documents that never get as far as ours.
const codesOfLibraries = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]
const notCodes = new Set(['DENY', 'GET', 'HEAD', 'OPTIONS', 'PORT', 'POST'])

const complete: Readonly<Record<string, readonly [column: number, expected: readonly string[]]>> = {
  Outcomes: [0, membersOf('InviteOutcome')],
  'Failure codes': [0, valuesOf('FailureCode')],
  'Skip reasons': [0, valuesOf('SkipReason')],
  'E-mail status': [0, valuesOf('EmailStatus')],
  'User errors': [1, valuesOf('UserErrorCode')],
  'Input issues': [0, valuesOf('InputIssueCode')],
  Revoking: [0, valuesOf('RevokeFailureCode')],
  'Plan warnings': [0, valuesOf('PlanWarningCode')],
  'Wrong pages': [0, argumentRuleCodes],
  'Errors with a code': [0, [...codesInSource(), ...codesOfLibraries]],
}

for (const [section, [column, expected]] of Object.entries(complete)) {
  test(`docs/errors.md, ${section}: every one, once, and no other`, () => {
    assert.deepEqual(columnOf(section, column).sort(), [...expected].sort())
  })
}

test('docs/errors.md has every type that refuses a request, and every result of revoking', () => {
  const userError = schema.getType('UserError')
  assert.ok(userError instanceof GraphQLInterfaceType)
  const refusals = schema.getImplementations(userError).objects.map(({ name }) => name)

  assert.deepEqual(columnOf('User errors', 0).sort(), refusals.sort())
  for (const name of membersOf('RevokeOutcome')) assert.ok(page.includes(`\`${name}\``), name)
})

function membersOf(name: string): string[] {
  const union = schema.getType(name)
  assert.ok(union instanceof GraphQLUnionType)
  return union.getTypes().map((member) => member.name)
}

function valuesOf(name: string): string[] {
  const type = schema.getType(name)
  assert.ok(type instanceof GraphQLEnumType)
  return type.getValues().map((value) => value.name)
}

/** What stands in front of GraphQL says them as texts; so do the few fields that throw. */
function codesInSource(): string[] {
  const files = globSync('src/{http,schema}/**/*.ts', { cwd: root })
  const codes = files.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const throws = path.startsWith('src/http/') || text.includes('new GraphQLError(')
    const words = throws ? text.matchAll(/'([A-Z]+(?:_[A-Z]+)*)'/g) : []
    return Array.from(words, ([, word]) => String(word))
  })
  return [...new Set(codes)].filter((code) => !notCodes.has(code))
}

/** The code spans of one column of the table of a section. */
function columnOf(section: string, column: number): string[] {
  const [, after = ''] = page.split(new RegExp(`^#+ ${section}$`, 'm'))
  const [own = ''] = after.split(/^#+ /m)
  return own.split('\n').flatMap((line) => {
    const cell = line.split('|')[column + 1]
    return /^ `(\w+)` $/.exec(cell ?? '')?.[1] ?? []
  })
}
