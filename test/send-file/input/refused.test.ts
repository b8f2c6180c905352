import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readOrder } from '#send-file/order/options.ts'
import { Stop } from '#send-file/stop.ts'
import { linesOf } from '../support/lines-of.ts'
import { createFiles } from '../support/sender.ts'

const files = await createFiles()
after(() => files[Symbol.asyncDispose]())

interface Case {
  readonly csv: string | Uint8Array
  readonly options?: readonly string[]
  readonly says: RegExp
}

const good = 'email\nada@example.com\n'
const wrong: Readonly<Record<string, Case>> = {
  'a column of something else': {
    csv: 'Email,Role\nada@example.com,1\n',
    says: /has the column "Role", not among .* Found: "Email" for email\. .*--column email=.*--ignore-other-columns.*--skip-lines/,
  },
  'many other columns': {
    csv: `email,${Array.from({ length: 20 }, (_, index) => `c${index}`)}\n`,
    says: /has the columns "c0", "c1", .*"c11" and 8 more, not among .*--ignore-other-columns/,
  },
  'a heading that would control the terminal': {
    csv: 'email,"\u001b[31mred\nrose"\n',
    says: /has the column "\[31mred rose"/,
  },
  'a column without a name that has content': {
    csv: 'email,\nada@example.com,\neve@example.com,x\n',
    says: /^Line 3 has a cell in column 2, which has no name .*--ignore-other-columns/,
  },
  'two columns for one field': {
    csv: 'Email,E-Mail\na@b.de,c@d.de\n',
    says: /more than one column for email: "Email", "E-Mail"\. Choose one with --column email=/,
  },
  'two logins': {
    csv: 'login,UPN\na@b.de,c@d.de\n',
    options: ['--ignore-other-columns'],
    says: /more than one column for email: "login", "UPN"/,
  },
  // Names are not repeated: in a file without a header they are somebody's.
  'lines above the header': {
    csv: 'Team list\nemail\na@b.de\n',
    says: /^The header \(line 1\) names none of (?!.*Team).*--skip-lines N/,
  },
  'more lines above than are skipped': {
    csv: 'Team list\n\n\nemail\na@b.de\n',
    options: ['--skip-lines=1', '--column=email=Contact'],
    says: /^The header \(line 4\) names none of/,
  },
  'a column that is named and not there': {
    csv: 'email,personKey\na@b.de,1\n',
    options: ['--column=email=Contact', '--ignore-other-columns'],
    says: /lacks the column "Contact".* Found: "personKey" for personKey, "email"\./,
  },
  'a row that ends before the address': {
    csv: 'personKey,email\n1\n',
    says: /^Line 2 has fewer cells/,
  },
  'a fault below lines that are skipped': {
    csv: 'a\nb\nemail\na"@b.de\n',
    options: ['--skip-lines=2'],
    says: /^Line 4 is not CSV/,
  },
  'UTF-16 without its mark': {
    csv: Buffer.from(good, 'utf16le'),
    says: /not UTF-8: it has NUL characters/,
  },
  'half a character of UTF-16': {
    csv: Buffer.from(`\u{feff}${good}`, 'utf16le').subarray(0, -1),
    says: /not UTF-8/,
  },
  'an old workbook by another name': {
    csv: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    says: /^The file is a workbook\. Save .* "CSV UTF-8"/,
  },
  'a workbook by another name': {
    csv: Buffer.from('PK\u0003\u0004rest', 'latin1'),
    says: /^The file is a workbook\. Save .* "CSV UTF-8"/,
  },
  'a name for an unknown column': {
    csv: good,
    options: ['--column=phone=Contact'],
    says: /^Give --column as email="HEADING", with one of the columns email, personKey/,
  },
  'a column without its name': { csv: good, options: ['--column=email'], says: /^Give --column/ },
  'a column named twice': {
    csv: good,
    options: ['--column=email=a', '--column=E-Mail=b'],
    says: /--column email="…" only once/,
  },
  'a negative number of lines': {
    csv: good,
    options: ['--skip-lines=-1'],
    says: /--skip-lines must be/,
  },
}

for (const [what, { csv, options = [], says }] of Object.entries(wrong)) {
  test(`${what}: one sentence`, async () => {
    const path = await files.write('people.csv', csv)

    const reading = async () => {
      const order = readOrder([path, '--to=chime:team', ...options], {})
      return linesOf(path, 'chime', order?.reading)
    }

    await assert.rejects(reading, (error) => {
      assert.ok(error instanceof Stop)
      assert.equal(error.exitCode, 2)
      assert.match(error.message, says)
      return !error.message.includes('\n')
    })
  })
}

test('a file with all lines skipped has none', async () => {
  const path = await files.write('people.csv', good)

  for (const skipLines of [2, 3, 1_000_000]) {
    assert.deepEqual((await linesOf(path, 'chime', { skipLines })).lines, [])
  }
})
