import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isNullableType } from 'graphql'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'
import { type ListField, listsOfSchema, pageArguments } from './lists.ts'

const gateway = await startTestGateway()
const { database, emulators } = gateway
const stranger = await startTestGateway({ database, emulators, caller: { tenant: 'another' } })
after(async () => {
  await stranger[Symbol.asyncDispose]()
  await gateway[Symbol.asyncDispose]()
})
const targets = [toChime(['ada@example.com'])]
await send(gateway, { targets })
await send(stranger, { targets })

const lists = listsOfSchema()

for (const { name, field } of lists) {
  test(`${name} has the four arguments of pages, is checked before mutations, and may be null`, () => {
    const first = field.args.find((argument) => argument.name === 'first')

    assert.deepEqual(
      pageArguments.filter((argument) => !field.args.some((one) => one.name === argument)),
      [],
    )
    assert.equal(typeof first?.extensions.list, 'string')
    assert.ok(isNullableType(field.type))
  })
}

test('each list has cursors of its own', () => {
  const names = lists.map(({ field }) => field.args.find(({ name }) => name === 'first'))
  assert.equal(new Set(names.map((first) => first?.extensions.list)).size, lists.length)
})

const tooLarge = (argument: string, actual: number) =>
  [argument, 'TOO_LARGE', { limit: 1000, actual }] as const
const noCursor = (argument: string) => [argument, 'NOT_A_CURSOR', {}] as const

const wrong: readonly (readonly [
  given: string,
  found: readonly [argument: string, rule: string, bounds: object],
])[] = [
  ['first: -1', ['first', 'TOO_SMALL', { limit: 0, actual: -1 }]],
  ['last: -2147483648', ['last', 'TOO_SMALL', { limit: 0, actual: -2_147_483_648 }]],
  ['first: 1001', tooLarge('first', 1001)],
  ['first: 1000000', tooLarge('first', 1_000_000)],
  ['last: 2147483647', tooLarge('last', 2_147_483_647)],
  ['first: 1, last: 1', ['last', 'FIRST_AND_LAST', {}]],
  ['after: ""', noCursor('after')],
  ['after: "rubbish"', noCursor('after')],
  ['before: "\\u0000"', noCursor('before')],
  ['first: 1, before: "__proto__"', noCursor('before')],
]

for (const list of lists) {
  for (const [given, found] of wrong) {
    test(`${list.name}(${given}) is an error of this field alone`, async () => {
      await assertRefused(list, given, found)
    })
  }

  test(`${list.name} takes its own cursor, and none of another list or tenant`, async () => {
    const own = await cursorOf(gateway, list)
    const other = lists.find((one) => one !== list)
    assert.ok(other)
    const { errors } = await read(gateway, list, `after: ${JSON.stringify(own)}`)
    assert.equal(errors, undefined)

    for (const foreign of [await cursorOf(gateway, other), await cursorOf(stranger, list)]) {
      await assertRefused(list, `after: ${JSON.stringify(foreign)}`, noCursor('after'))
    }
  })
}

const statistics: readonly (readonly [given: string, extensions: object])[] = [
  ['days: 0', { argument: 'days', rule: 'TOO_SMALL', limit: 1, actual: 0 }],
  ['days: 93', { argument: 'days', rule: 'TOO_LARGE', limit: 92, actual: 93 }],
  [
    `destinationIds: ${JSON.stringify(Array(51).fill('a'))}`,
    { argument: 'destinationIds', rule: 'TOO_LARGE', limit: 50, actual: 51 },
  ],
]

for (const [given, extensions] of statistics) {
  test(`statistics(${given.slice(0, 30)}) is an error of this field alone`, async () => {
    const query = `{ limits { maxTargetsPerBatch } statistics(${given}) { outcomesByDay { day } } }`

    const { data, errors } = await execute(gateway, query)

    assert.deepEqual(Object.keys(data?.limits ?? {}), ['maxTargetsPerBatch'])
    assert.equal(data?.statistics, null)
    assert.deepEqual(errors?.[0]?.path, ['statistics'])
    assert.deepEqual(errors?.[0]?.extensions, { code: 'BAD_USER_INPUT', ...extensions })
  })
}

async function assertRefused(
  list: ListField,
  given: string,
  [argument, rule, bounds]: (typeof wrong)[number][1],
): Promise<void> {
  const { data, errors } = await read(gateway, list, given)

  assert.equal(data?.beside?.maxBodyBytes, 1_048_576)
  assert.deepEqual(errors?.[0]?.extensions, {
    ...{ code: 'BAD_USER_INPUT', argument, rule },
    ...bounds,
  })
  assert.match(errors?.[0]?.message ?? '', new RegExp(`\`${argument}\``))
  const path = errors?.[0]?.path ?? []
  assert.equal(path.at(-1), 'page')
  const parent = path.slice(0, -1).reduce<unknown>((value, key) => Object(value)[key], data)
  const { page, __typename } = Object(parent)
  assert.deepEqual({ page, __typename }, { page: null, __typename: list.name.split('.')[0] })
}

async function cursorOf(from: TestGateway, list: ListField): Promise<string> {
  const { data } = await read(from, list, 'first: 1')
  const [, cursor] = /"endCursor":("[^"]+")/.exec(JSON.stringify(data)) ?? []
  assert.ok(cursor, `${list.name} is empty`)
  return JSON.parse(cursor)
}

function read(from: TestGateway, { wrap, field }: ListField, given: string): Promise<Answer> {
  const page = `__typename page: ${field.name}(${given}) { pageInfo { endCursor } }`
  const [, rest = ''] = /^\{(.*)\}$/s.exec(wrap(page)) ?? []
  return execute(from, `{ beside: limits { maxBodyBytes } ${rest} }`)
}

async function execute(from: TestGateway, query: string): Promise<Answer> {
  const response = await from.post({ query })
  assert.equal(response.status, 200)
  return (await response.json()) as Answer
}

interface Answer {
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>> | null
  readonly errors?: readonly {
    readonly message: string
    readonly path: readonly (string | number)[]
    readonly extensions: object
  }[]
}
