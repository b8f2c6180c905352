import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readList } from '../../src/console/list/read-list.ts'
import { safeCsv, withFormula } from '../../src/console/list/safe-csv.ts'

const cells = [
  '=HYPERLINK("https://evil.example","click")',
  '+491701234567',
  '-1',
  '@SUM(A1)',
  "'=1+1",
  "''=1+1",
  '|calc',
  "O'Brien",
  "'quoted'",
  'two\nlines, and "quotes"',
  '<img src=x onerror=alert(1)>',
  'plain@example.com',
]

test('no cell of a download is one that a spreadsheet runs', () => {
  const written = safeCsv(cells.map((cell) => [cell]))

  for (const line of written.replace('\u{feff}', '').split('\r\n')) {
    assert.doesNotMatch(line, /^"?[=+\-@|\t]/, line)
  }
})

test('what comes back from a download is what left', async () => {
  const list = await readList(
    safeCsv([['email', 'x'], ...cells.map((cell) => [cell, 'x'])]),
    'failed-rows.csv',
    new AbortController().signal,
  )

  assert.deepEqual(
    list.rows.slice(1).map((row) => withFormula(row.cells[0] ?? '')),
    cells,
  )
})
