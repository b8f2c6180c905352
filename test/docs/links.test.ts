import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { pages, root } from './pages.ts'

const others = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md']

for (const page of [...pages.keys(), ...others]) {
  test(`every link of ${page} leads somewhere`, () => {
    const dead = linksOf(textOf(page)).filter((link) => !leadsSomewhere(page, link))

    assert.deepEqual(dead, [])
  })
}

for (const page of [...pages.keys(), ...others]) {
  test(`every file that ${page} names exists`, () => {
    const named = Array.from(prose(textOf(page)).matchAll(fileName), ([, path]) => String(path))

    assert.deepEqual(
      named.filter((path) => !existsSync(join(root, path))),
      [],
    )
  })
}

test('every page of docs can be reached from README', () => {
  const reached = new Set(['README.md'])
  for (const page of reached) {
    for (const link of linksOf(textOf(page))) {
      const { path } = targetOf(page, link)
      if (path.endsWith('.md') && existsSync(join(root, path))) reached.add(path)
    }
  }

  assert.deepEqual(
    [...pages.keys()].filter((page) => !reached.has(page)),
    [],
  )
})

function leadsSomewhere(page: string, link: string): boolean {
  const { path, anchor } = targetOf(page, link)
  if (!existsSync(join(root, path))) return false
  return anchor === undefined || anchorsOf(textOf(path)).includes(anchor)
}

function targetOf(page: string, link: string) {
  const [file = '', anchor] = link.split('#')
  const path = file === '' ? page : relative(root, join(root, page, '..', file))
  return { path, anchor }
}

// Of a file or a folder, in backticks: `src/main.ts`. A pattern, such as `test/contract/<upstream>.test.ts`, names none.
const fileName = /`((?:src|test|docs|bench|packages|examples)\/[\w./-]*)`/g

/** Relative ones, outside of code. */
function linksOf(text: string): string[] {
  const links = prose(text).matchAll(/\]\(([^)\s]+)\)/g)
  return Array.from(links, ([, link]) => String(link)).filter((link) => !/^[a-z]+:/.test(link))
}

/** As GitHub makes them of headings. */
function anchorsOf(text: string): string[] {
  const headings = prose(text).matchAll(/^#+ (.+)$/gm)
  return Array.from(headings, ([, heading]) =>
    String(heading)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function prose(text: string): string {
  return text.replaceAll(/^```.*?^```$/gms, '')
}

function textOf(page: string): string {
  return (
    pages.get(page) ?? (existsSync(join(root, page)) ? readFileSync(join(root, page), 'utf8') : '')
  )
}
