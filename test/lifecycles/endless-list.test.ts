import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEndlessCheck } from '#lifecycles/endless-list.ts'

const pagesUntilFound = (cursorOf: (page: number) => string): number | undefined => {
  const isEndless = createEndlessCheck()
  for (let page = 1; page <= 20_000; page += 1) if (isEndless(cursorOf(page))) return page
  return undefined
}

test('a cursor that stays the same ends a list at once', () => {
  assert.equal(
    pagesUntilFound(() => 'same'),
    2,
  )
})

for (const length of [2, 3, 7, 1_000]) {
  test(`cursors in a circle of ${length} end a list after a few rounds`, () => {
    const pages = pagesUntilFound((page) => `${page % length}`) ?? assert.fail()

    assert.ok(pages > length && pages <= 4 * length, `${pages} pages`)
  })
}

test('cursors that are always new end a list after 10,000 pages, and not before', () => {
  assert.equal(pagesUntilFound(String), 10_000)
})
