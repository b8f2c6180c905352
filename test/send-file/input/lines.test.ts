import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Line } from '#send-file/input/line.ts'
import { linesOf } from '../support/lines-of.ts'
import { createFiles } from '../support/sender.ts'

const files = await createFiles()
after(() => files[Symbol.asyncDispose]())

const ada = { username: 'ada', securityGroupId: 'SG1' }
const head = 'username,securityGroupId,firstName'

interface Case {
  readonly name?: string
  readonly content: string | Uint8Array
  readonly lines: readonly (readonly [line: number, recipient: Line['recipient']])[]
}

const good: Readonly<Record<string, Case>> = {
  'an empty optional cell is left out': { content: `${head}\nada,SG1,\n`, lines: [[2, ada]] },
  'an empty required cell stays, to fail alone': {
    content: `${head}\n,SG1,Ada\n`,
    lines: [[2, { username: '', securityGroupId: 'SG1', firstName: 'Ada' }]],
  },
  'a byte order mark is no part of the first column': {
    content: `\u{feff}${head}\nada,SG1,\n`,
    lines: [[2, ada]],
  },
  'CR LF ends a line': { content: `${head}\r\nada,SG1,\r\n`, lines: [[2, ada]] },
  'CR alone ends a line': { content: `${head}\rada,SG1,\r`, lines: [[2, ada]] },
  'the last line needs no end': { content: `${head}\nada,SG1,`, lines: [[2, ada]] },
  'blank lines count, and are no recipients': {
    content: `\n\n${head}\n\n   \nada,SG1,\n\n,,\n\nada,SG1,\n\n`,
    lines: [
      [6, ada],
      [10, ada],
    ],
  },
  'Ctrl-Z at the end, as programs of the time of DOS write it, is no recipient': {
    content: `${head}\r\nada,SG1,\r\n\u001a`,
    lines: [[2, ada]],
  },
  'a last block that is filled with Ctrl-Z is no part of the last cell': {
    content: `${head}\r\nada,SG1,Ada${'\u001a'.repeat(127)}\r\n`,
    lines: [[2, { ...ada, firstName: 'Ada' }]],
  },
  'Ctrl-Z at the end of UTF-16 is no recipient': {
    content: Buffer.from(`\u{feff}${head}\nada,SG1,\n\u001a`, 'utf16le'),
    lines: [[2, ada]],
  },
  'Ctrl-Z before the end of a file stays, and ends nothing': {
    content: `${head}\nada,SG1,A\u001ad\u001a\nada,SG1,\n\u001a`,
    lines: [
      [2, { ...ada, firstName: 'A\u001ad\u001a' }],
      [3, ada],
    ],
  },
  'a quoted cell may hold commas, quotation marks and line breaks': {
    content: `${head}\r\nada,SG1,"A, ""d""\r\n\r\na"\r\nada,SG1,`,
    lines: [
      [2, { ...ada, firstName: 'A, "d"\n\na' }],
      [5, ada],
    ],
  },
  'white space around cells is no part of them': {
    content: ' username , securityGroupId\n ada ,\tSG1\n',
    lines: [[2, ada]],
  },
  'columns may stand in any order': {
    content: 'securityGroupId,username\nSG1,ada\n',
    lines: [[2, ada]],
  },
  'semicolons separate cells if the header says so': {
    content: 'username;securityGroupId;firstName\nada;SG1;A, d, a\n',
    lines: [[2, { ...ada, firstName: 'A, d, a' }]],
  },
  'tabs separate cells if the header says so': {
    name: 'people.TSV',
    content: 'username\tsecurityGroupId\nada\tSG1\n',
    lines: [[2, ada]],
  },
  'names keep their letters': {
    content: `${head}\nada,SG1,Ådä 🦀 李\n`,
    lines: [[2, { ...ada, firstName: 'Ådä 🦀 李' }]],
  },
  'JSON lines have their columns as members': {
    name: 'people.jsonl',
    content: `{"username":"ada","securityGroupId":"SG1","firstName":"Ada","personKey":null}\n`,
    lines: [[1, { ...ada, firstName: 'Ada' }]],
  },
  'JSON lines may be blank, and end in CR LF': {
    name: 'people.ndjson',
    content: `\r\n{"securityGroupId":"SG1","username":"ada"}\r\n \r\n{"username":"ada","securityGroupId":"SG1"}`,
    lines: [
      [2, ada],
      [4, ada],
    ],
  },
  'Ctrl-Z at the end of JSON lines is no line': {
    name: 'people.jsonl',
    content: `{"username":"ada","securityGroupId":"SG1"}\r\n\u001a\u001a\r\n`,
    lines: [[1, ada]],
  },
  'a line separator inside a JSON string is no line end': {
    name: 'people.jsonl',
    content: `{"username":"a\u{2028}b","securityGroupId":"SG1"}\n`,
    lines: [[1, { ...ada, username: 'a\u{2028}b' }]],
  },
  'a JSON number is an id': {
    name: 'people.jsonl',
    content: `{"username":"ada","securityGroupId":9007199254740991}\n`,
    lines: [[1, { ...ada, securityGroupId: '9007199254740991' }]],
  },
}

for (const [fact, { name = 'people.csv', content, lines }] of Object.entries(good)) {
  test(fact, async () => {
    const found = await read(name, content)

    assert.deepEqual(
      found.map(({ line, recipient }) => [line, recipient]),
      lines,
    )
  })
}

test('the order of columns makes no other recipient', async () => {
  const [one] = await read('one.csv', 'username,securityGroupId\nada,SG1\n')
  const [other] = await read('other.jsonl', '{"securityGroupId":"SG1","username":"ada"}')

  assert.equal(JSON.stringify(one?.recipient), JSON.stringify(other?.recipient))
})

test('a CR LF that is cut in two by a chunk is one line end', async () => {
  // Files are read in chunks of 64 KiB.
  for (const length of [65_535, 65_536, 65_537]) {
    const beginning = `${head}\r\nada,SG1,`.padEnd(65_000, 'x')
    const filler = `\r\nada,SG1,`.padEnd(length - 65_000, 'y')

    const found = await read('people.csv', `${beginning}${filler}\r\nada,SG1,\r\n`)

    assert.deepEqual(
      found.map(({ line }) => line),
      [2, 3, 4],
    )
  }
})

test('a letter that is cut in two by a chunk stays whole', async () => {
  for (const bytes of [1, 2]) {
    const before = `${head}\nada,SG1,`
    const firstName = `${'x'.repeat(65_536 - before.length - bytes)}李`

    const [found] = await read('people.csv', `${before}${firstName}\n`)

    assert.equal(found?.recipient.firstName, firstName)
  }
})

async function read(name: string, content: string | Uint8Array): Promise<readonly Line[]> {
  const { lines } = await linesOf(await files.write(name, content), 'wickr')
  return lines
}
