import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptedTypes } from '#http/protocol/accepted-types.ts'

const json = 'application/json'
const ofGraphql = 'application/graphql-response+json'
const events = 'text/event-stream'
const all = [json, ofGraphql, events]

const rows: readonly (readonly [header: string | undefined, types: readonly string[]])[] = [
  [undefined, all],
  ['', all],
  [' , ', all],
  ['*/*', all],
  ['text/html, */*;q=0.1', all],
  ['*/*;q=0', []],
  ['*', []],
  ['image/png', []],
  ['multipart/mixed', []],
  ['multipart/mixed;deferSpec=20220824, application/json', [json]],
  ['application/*', [json, ofGraphql]],
  ['text/*', [events]],
  ['APPLICATION/JSON', [json]],
  [`${json};q=0`, []],
  [`${json};q=0.000`, []],
  [`${json};q=0, */*`, [ofGraphql, events]],
  [`*/*, ${json};q=0`, [ofGraphql, events]],
  [`application/*;q=0, */*`, [events]],
  [`${json}, ${ofGraphql}`, [json, ofGraphql]],
  [`${ofGraphql}, ${json}`, [ofGraphql, json]],
  [`${json};q=0.5, ${ofGraphql}`, [ofGraphql, json]],
  [`${ofGraphql};q=.1, ${json} ; q=0.2`, [json, ofGraphql]],
  [`${ofGraphql};q=0.9, ${json};q=0.9`, [ofGraphql, json]],
  [`${json};q=0.1, application/*;q=0.5`, [ofGraphql, json]],
  [`${events}, ${json}`, [events, json]],
  [`${json}; charset=utf-8`, [json]],
  [`${json};charset="UTF-8"`, [json]],
  [`${json};charset=utf8`, [json]],
  [`${json};charset=latin1`, []],
  [`${json};charset=latin1, ${json}`, [json]],
  [`${json};foo=bar`, [json]],
  // What is no weight counts as none given.
  [`${json};q=`, [json]],
  [`${json};q=2, ${ofGraphql};q=0.1`, [json, ofGraphql]],
  [`${json};q=-1`, [json]],
  [`${json};q=abc`, [json]],
  [`${json};q`, [json]],
  [Array(5_000).fill('a/b').join(), []],
]

for (const [header, types] of rows) {
  test(`Accept: ${header?.slice(0, 80)} takes ${types.join(' and ') || 'nothing'}`, () => {
    assert.deepEqual(acceptedTypes(header), types)
  })
}
