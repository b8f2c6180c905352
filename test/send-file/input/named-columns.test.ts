import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readOrder } from '#send-file/order/options.ts'
import { linesOf } from '../support/lines-of.ts'
import { createFiles } from '../support/sender.ts'

const files = await createFiles()
after(() => files[Symbol.asyncDispose]())

test('a column that the command names comes before every other', async () => {
  const content = 'email,Second,Team\nada@example.com,eve@example.com,x\n'
  const named = new Map([
    ['email', 'SECOND'],
    ['personKey', 'Team'],
  ])

  const { lines } = await linesOf(await files.write('people.csv', content), 'chime', {
    named,
    ignoreOthers: true,
  })

  assert.deepEqual(lines[0]?.recipient, { email: 'eve@example.com', personKey: 'x' })
})

for (const [heading, ...options] of [
  ['E-mail Address', '--column', 'email=E-mail Address'],
  ['Contact', '--column=email=Contact'],
  ['Contact (work)', '--column=E-Mail=Contact (work)'],
  ['a=b', '--column=email=a=b'],
  ['  Contact  ', '--column=email=contact'],
] as const) {
  test(`${options.join(' ')} reads the address from "${heading}"`, async () => {
    const path = await files.write('people.csv', `Nr,"${heading}",Team\n1,ada@example.com,x\n`)
    const order = readOrder(
      [path, '--to=chime:team', ...options, '--column', 'personKey=TEAM', '--ignore-other-columns'],
      {},
    )

    const { lines } = await linesOf(path, 'chime', order?.reading)

    assert.deepEqual(lines[0]?.recipient, { email: 'ada@example.com', personKey: 'x' })
  })
}
