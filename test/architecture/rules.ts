import { dirname } from 'node:path'
import { isWritten, neighboursOf, type SourceFile } from './tree.ts'

const maxFiles = 12

/** Folders with more files than a reader can hold in mind, as `folder has n files`. */
export function crowdedFolders(files: readonly SourceFile[]): readonly string[] {
  const byFolder = Map.groupBy(files.filter(isWritten), ({ path }) => dirname(path))
  return [...byFolder]
    .filter(([, inside]) => inside.length > maxFiles)
    .map(([folder, inside]) => `${folder} has ${inside.length} files`)
}

/** As `file has n lines`. */
export function longFiles(files: readonly SourceFile[], maxLines: number): readonly string[] {
  return files
    .filter(isWritten)
    .map(({ path, source }) => ({ path, lines: source.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > maxLines)
    .map(({ path, lines }) => `${path} has ${lines} lines`)
}

/** One path around each circle of imports, as `a.ts → b.ts → a.ts`. Type imports count. */
export function circles(files: readonly SourceFile[]): readonly string[] {
  const graph = new Map(files.map((file) => [file.path, neighboursOf(file)]))
  const open = new Set<string>()
  const closed = new Set<string>()
  const found: string[] = []

  function visit(path: string): void {
    if (closed.has(path)) return
    if (open.has(path)) {
      const trail = [...open]
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    open.add(path)
    for (const next of graph.get(path) ?? []) visit(next)
    open.delete(path)
    closed.add(path)
  }

  for (const path of graph.keys()) visit(path)
  return found
}

/** Parts that an upstream's folder lacks, as `path is missing`. */
export function missingParts(
  files: readonly SourceFile[],
  folder: string,
  upstreams: readonly string[],
  partsOf: (upstream: string) => readonly string[],
): readonly string[] {
  const paths = new Set(files.map(({ path }) => path))
  return upstreams
    .flatMap((upstream) => partsOf(upstream).map((part) => `${folder}/${upstream}/${part}.ts`))
    .filter((path) => !paths.has(path))
    .map((path) => `${path} is missing`)
}
