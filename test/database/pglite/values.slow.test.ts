import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openEngine } from '#database/pglite/engine.ts'
import { keepStatements } from '#database/pglite/statements.ts'

const engine = await openEngine({})
after(() => engine.close())
const statements = keepStatements(engine)

const limit = { timeout: 60_000 }

const hostile: readonly (readonly [cast: string, value: unknown])[] = [
  ...['', 'é', '👩‍👩‍👧', '\ud800', 'a\0b', `'";\\`, '\u2028', 'x'.repeat(70_000)].map(
    (text) => ['text', text] as const,
  ),
  ...[null, undefined, 5, 1.5, true, Number.NaN].map((value) => ['text', value] as const),
  ...[[], ['a'], [null], ['null', 'NULL', ''], [',', '"', '\\', '{}', ' a '], [['a'], ['b']]].map(
    (list) => ['text[]', list] as const,
  ),
  ['text[]', '{a,"b,c"}'],
  ['text[]', 'no list'],
  ['int[]', [1, null, -2]],
  ['int[]', [2 ** 31]],
  ['bigint[]', [2 ** 40, '9223372036854775807']],
  ['boolean[]', [true, false, null]],
  ['float8[]', [1.5, Number.POSITIVE_INFINITY]],
  ['uuid[]', ['00000000-0000-4000-8000-000000000000']],
  ['uuid[]', ['no uuid']],
  ['uuid', 'no uuid'],
  ['timestamptz[]', ['2026-11-20T12:00:00Z', null]],
  ['jsonb[]', ['{"a":1}']],
  ...['-2147483648', 2147483647, 2147483648, '1.5', ''].map((value) => ['int', value] as const),
  ...['9223372036854775807', '-9223372036854775808', '9223372036854775808', 2 ** 53, 1e21].map(
    (value) => ['bigint', value] as const,
  ),
  ...[true, false, 1, 0, 2, 'yes', 'perhaps'].map((value) => ['boolean', value] as const),
  ...['infinity', '0044-03-15 BC', 'never', 0, new Date(0), new Date(Number.NaN)].map(
    (value) => ['timestamptz', value] as const,
  ),
  ...['1e400', 'NaN', '0.1', 1e-7].map((value) => ['float8', value] as const),
  ...['{}', '{"a":[1,null,"\\u00e9"]}', '{', '"\\u0000"', { a: 1 }, [1], 5, null].map(
    (value) => ['jsonb', value] as const,
  ),
  ['jsonb', JSON.stringify(Array.from({ length: 70_000 }, (_, n) => `person ${n}`))],
  ['date', '2026-02-30'],
  ['interval', '1 day'],
  ['numeric', '123456789012345678901234567890.5'],
]
const answerTo = (asked: Promise<unknown>) =>
  asked.then(
    (rows) => ({ rows }),
    ({ message, code }) => ({ message: message.replace(/"invites-\d+"/, '""'), code }),
  )

for (const [nth, [cast, value]] of hostile.entries()) {
  test(`${nth}: a value of ${cast} comes back as from PGlite's own query`, limit, async () => {
    const sql = `select $1::${cast} as value, $1::${cast} is null as is_null`
    const expected = await answerTo(engine.query(sql, [value]).then(({ rows }) => rows))

    for (const planning of ['once', 'each time', 'once'] as const) {
      assert.deepEqual(await answerTo(statements.run(sql, [value], planning)), expected)
    }
  })
}

const texts = [
  ['', []],
  ['', [1]],
  ['select', []],
  ['select 1; select 2', []],
  ['selec 1', []],
  ['select 1 as a, 2 as a', []],
  ['select $1', [1]],
  ['select $2::int', [1, 2]],
  ['select $1::int', []],
] as const
for (const [sql, values] of texts) {
  test(
    `"${sql}" with ${values.length} values is answered as by PGlite's own query`,
    limit,
    async () => {
      const expected = await answerTo(engine.query(sql, [...values]).then(({ rows }) => rows))

      for (let run = 0; run < 2; run += 1)
        assert.deepEqual(await answerTo(statements.run(sql, values, 'once')), expected)
    },
  )
}
