import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namedIds } from '#sandbox/named-ids.ts'
import { blocksOf, pages } from './pages.ts'

const readme = pages.get('README.md') ?? ''

test('README has at most 6,000 bytes', () => {
  assert.ok(Buffer.byteLength(readme) <= 6_000)
})

test('README begins with one request and its answer: one sent, one skipped, one failed', () => {
  const [request, answer] = blocksOf('README.md')

  assert.equal(request?.language, 'graphql')
  assert.equal(answer?.is, 'answer')
  assert.deepEqual(answer?.text.match(/"Invite\w+"/g), [
    '"InviteSent"',
    '"InviteSkipped"',
    '"InviteFailed"',
  ])
  assert.ok(answer && answer.line < 40, 'both are on the first screen')
})

test('the sandbox page lists every named id with what happens, and no other', () => {
  const [, section = ''] = (pages.get('docs/sandbox.md') ?? '').split(
    /<!-- named ids: (?:begin|end) -->/,
  )

  const rows = section.split('\n').flatMap((line) => {
    const [, what = '', id, happens] = line.split('|').map((cell) => cell.trim())
    const [upstream = ''] = what.split(' ')
    return id?.startsWith('`') ? [{ upstream, id: id.replaceAll('`', ''), happens }] : []
  })

  assert.deepEqual(
    rows,
    namedIds.map(({ provider, id, happens }) => ({ upstream: upstreams[provider], id, happens })),
  )
})

const upstreams: Readonly<Record<string, string>> = {
  REPOST_PRIVATE: 're:Post',
  CHIME: 'Chime',
  WICKR: 'Wickr',
  TENCENT_ORGANIZATION: 'Tencent',
}
