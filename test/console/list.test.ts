import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasHeadings, suggestColumns } from '../../src/console/list/headings.ts'
import { ListProblem } from '../../src/console/list/list-problem.ts'
import { readList } from '../../src/console/list/read-list.ts'

const read = (source: string | Blob, name?: string) =>
  readList(source, name, new AbortController().signal)
const cellsOf = async (source: string | Blob, name?: string) =>
  (await read(source, name)).rows.map(({ cells }) => cells)

const lists: Readonly<Record<string, readonly [string | Blob, readonly (readonly string[])[]]>> = {
  'one address in a line': [
    'ada@example.com\ngrace@example.com\n',
    [['ada@example.com'], ['grace@example.com']],
  ],
  'addresses beside each other': [
    'a@example.com, b@example.com; c@example.com'.replace(';', ','),
    [['a@example.com'], ['b@example.com'], ['c@example.com']],
  ],
  'semicolons, as Excel writes them in half of Europe': [
    'email;name\na@example.com;"Ada; the first"',
    [
      ['email', 'name'],
      ['a@example.com', 'Ada; the first'],
    ],
  ],
  'a table that was copied from a spreadsheet': [
    'email\tname\r\na@example.com\tAda\r\n',
    [
      ['email', 'name'],
      ['a@example.com', 'Ada'],
    ],
  ],
  'quotation marks and line breaks in cells': [
    'email,note\na@example.com,"two\nlines and ""quotes"""\n',
    [
      ['email', 'note'],
      ['a@example.com', 'two\nlines and "quotes"'],
    ],
  ],
  'blanks around cells, empty rows and rows of separators': [
    ' email , name \n\n,,\n a@example.com , Ada \n',
    [
      ['email', 'name'],
      ['a@example.com', 'Ada'],
    ],
  ],
  'line ends of old Macs': ['email\ra@example.com\r', [['email'], ['a@example.com']]],
  "Excel's hint for itself": [
    'sep=;\nemail;name\na@example.com;Ada',
    [
      ['email', 'name'],
      ['a@example.com', 'Ada'],
    ],
  ],
  'UTF-16 as Excel writes it': [
    new Blob([
      new Uint8Array([0xff, 0xfe, ...Buffer.from('email\tname\na@example.com\tÄda', 'utf16le')]),
    ]),
    [
      ['email', 'name'],
      ['a@example.com', 'Äda'],
    ],
  ],
  'Ctrl-Z at the end, as programs of the time of DOS write it': [
    new Blob(['email\r\na@example.com\r\n\u001a']),
    [['email'], ['a@example.com']],
  ],
  'Ctrl-Z at the end of what was pasted, and nowhere else': [
    'a\u001a@example.com\nb@example.com\u001a\u001a\n',
    [['a\u001a@example.com'], ['b@example.com']],
  ],
  'UTF-8 with a mark': [new Blob(['\u{feff}email\nä@example.com']), [['email'], ['ä@example.com']]],
}

for (const [what, [source, cells]] of Object.entries(lists)) {
  test(`a list is read: ${what}`, async () => {
    assert.deepEqual(await cellsOf(source), cells)
  })
}

test('rows know the lines on which they begin', async () => {
  const { rows } = await read('email,note\n\na@example.com,"two\nlines"\nb@example.com,x')

  assert.deepEqual(
    rows.map(({ line }) => line),
    [1, 3, 5],
  )
})

test('JSON lines have their members as columns, in any order', async () => {
  const list = await read(
    '{"email":"a@example.com","uin":100000000001}\n{"uin":2,"email":"b@example.com"}\n',
  )

  assert.deepEqual(list.memberNames, ['email', 'uin'])
  assert.deepEqual(
    list.rows.map(({ cells }) => cells),
    [
      ['a@example.com', '100000000001'],
      ['b@example.com', '2'],
    ],
  )
})

const problems: Readonly<Record<string, readonly [string | Blob, string, number]>> = {
  'a workbook': [new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])]), 'WORKBOOK', 0],
  'Latin-1': [new Blob([new Uint8Array([0x65, 0x0a, 0xe4, 0x40])]), 'NOT_TEXT', 0],
  'a quotation mark that is not closed': [
    'email\na@example.com\n"b@example.com\n',
    'QUOTE_NOT_CLOSED',
    3,
  ],
  'something after a quotation mark': ['email,x\n"a"b,1', 'QUOTE', 2],
  'no JSON': ['{"email":"a@example.com"}\n[1]', 'NOT_JSON', 2],
  nothing: [' \n ', 'EMPTY', 0],
  'more than 100,000 rows': ['a@example.com\n'.repeat(100_002), 'TOO_MANY_ROWS', 0],
}

for (const [what, [source, code, line]] of Object.entries(problems)) {
  test(`a list is refused: ${what}`, async () => {
    await assert.rejects(read(source), (error) => {
      assert.ok(error instanceof ListProblem)
      assert.deepEqual([error.code, error.line], [code, line])
      return true
    })
  })
}

test('a file that is read in pieces is the same as a text that is read at once', async () => {
  const text = Array.from(
    { length: 20_000 },
    (_, row) => `"p${row}@example.com",Ädä ${row}\r\n`,
  ).join('')
  const [pasted, dropped] = await Promise.all([read(text), read(new Blob([text]), 'list.csv')])

  assert.deepEqual(dropped.rows, pasted.rows)
  assert.equal(dropped.checksum, pasted.checksum)
  assert.notEqual(dropped.checksum, (await read(text.replace('p7@', 'q7@'))).checksum)
})

test('columns are found by their headings, and without headings by what is in them', async () => {
  const fields = [
    { name: 'username', required: true },
    { name: 'securityGroupId', required: true },
    { name: 'firstName', required: false },
  ]
  const named = await read('Vorname;Group ID;E-Mail-Adresse\nAda;SG1;a@example.com')
  const plain = await read('Ada,a@example.com\nGrace,g@example.com')
  const columns = (list: typeof named, headings?: readonly string[]) =>
    suggestColumns(
      headings,
      list.rows.slice(headings === undefined ? 0 : 1).map(({ cells }) => cells),
      fields,
    )

  assert.equal(hasHeadings(named, ['username']), true)
  assert.equal(hasHeadings(plain, ['username']), false)
  assert.deepEqual(columns(named, named.rows[0]?.cells), {
    username: 2,
    securityGroupId: 1,
    firstName: 0,
  })
  assert.deepEqual(columns(plain), {
    username: 1,
    securityGroupId: undefined,
    firstName: undefined,
  })
})
