import { globSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'

/** A source file by its path below the root of the checkout, e.g. `src/main.ts`. */
export interface SourceFile {
  readonly path: string
  readonly source: string
}

export interface Import {
  /** As it is written, e.g. `#dispatch/lane.ts`, `./lane.ts`, `pg`. */
  readonly from: string
  /** `later`: types, which are stripped, and `import()`. */
  readonly when: 'always' | 'later'
}

export function readTree(root: string, folders: readonly string[]): readonly SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .sort()
    .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }))
}

/** Neither generated nor data: only code that is written by hand follows the rules of size. */
export function isWritten({ path }: SourceFile): boolean {
  return !/\/(generated|gql|migrations|models)\//.test(path)
}

export function importsOf(source: string): readonly Import[] {
  const found = source.matchAll(
    /^(?:import|export)\b(?<type> type\b)?(?:[^'"`;]*?\bfrom\s|\s)\s*['"](?<always>[^'"]+)['"]|\bimport\(\s*['"](?<later>[^'"]+)['"]/gm,
  )
  return Array.from(found, ({ groups: { type, always, later } = {} }) => ({
    from: always ?? later ?? '',
    when: later === undefined && type === undefined ? ('always' as const) : ('later' as const),
  }))
}

/** The files of the tree that a file imports, type imports included. */
export function neighboursOf({ path, source }: SourceFile): readonly string[] {
  return importsOf(source)
    .filter(({ from }) => /^[.#]/.test(from))
    .map(({ from }) =>
      from.startsWith('#') ? `src/${from.slice(1)}` : normalize(join(path, '..', from)),
    )
}
