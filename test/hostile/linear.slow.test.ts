import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type GraphQLInputType, getNamedType, getNullableType, isScalarType } from 'graphql'
import { schema } from '#schema/schema.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { createRandom } from '../truth/day/random.ts'
import { documentFor, typeOf } from './tenant/documents.ts'
import { goodValue } from './tenant/good-values.ts'
import { placed } from './tenant/make-request.ts'
import { inputPlaces, nameOf, type Place } from './tenant/places.ts'

/** What texts are made of that programs with loops in loops choke on. */
const pieces: Readonly<Record<string, string>> = {
  letters: 'a',
  'combining marks': '\u0301\u0316',
  'dots and letters': 'a.',
  'at signs': '@',
  slashes: 'https:/',
  blanks: ' \u200b',
}

// 8 kB and 128 kB of ASCII; of the longest piece less than the megabyte that a request may have.
const few = 8_192
const times = 16
const atMost = 64
// Below this a measurement says more about the machine than about the program.
const leastMs = 2

const places = inputPlaces(schema).filter(({ type }) => takesText(type))

test('a text at any position costs CPU in proportion to its length', {
  timeout: 840_000,
}, async (t) => {
  await using gateway = await startTestGateway({ limits: { allowedLinkHosts: ['example.com'] } })
  assert.ok(places.length > 30, `${places.length} positions`)
  let worst = { ratio: 0, name: '' }
  for (const place of places) {
    for (const [name, piece] of Object.entries(pieces)) {
      const small = await cost(gateway, place, piece.repeat(few / piece.length))
      const large = await cost(gateway, place, piece.repeat((few / piece.length) * times))
      const ratio = large / Math.max(small, leastMs)
      if (ratio > worst.ratio) worst = { ratio, name: `${name} in ${nameOf(place)}` }

      assert.ok(
        ratio <= atMost,
        `${name} in ${nameOf(place)}: ${small.toFixed(1)} ms, then ${large.toFixed(1)} ms`,
      )
    }
  }
  t.diagnostic(`at most ${worst.ratio.toFixed(1)} times for ${times} times the text: ${worst.name}`)
})

/** The CPU of one request, as the median of five, in milliseconds. */
async function cost(gateway: TestGateway, place: Place, text: string): Promise<number> {
  const measured: number[] = []
  for (let run = 0; run < 5; run++) {
    const request = requestWith(place, text, run)
    const before = process.cpuUsage()
    const response = await gateway.post(request)
    await response.text()
    const { user, system } = process.cpuUsage(before)
    measured.push((user + system) / 1_000)
  }
  return measured.sort((a, b) => a - b)[2] ?? 0
}

function requestWith({ field, path }: Place, text: string, run: number): unknown {
  const { text: query, variables } = documentFor(schema, field, 0)
  const entries = variables.flatMap(({ name, step, argument }) => {
    const type = typeOf(step, argument)
    if (type === undefined) return []
    const towards = path[0] === argument ? path.slice(1) : []
    const random = createRandom(run, name)
    const good = goodValue(argument, type, { random, number: run, towards })
    return [[name, path[0] === argument ? placed(good, towards, () => text) : good]]
  })
  return { query, variables: Object.fromEntries(entries) }
}

function takesText(type: GraphQLInputType): boolean {
  const named = getNullableType(type)
  return isScalarType(named) && getNamedType(named).name !== 'Boolean'
}
