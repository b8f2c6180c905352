import { isWritten, type SourceFile } from './tree.ts'

/** As `file has n lines`. */
export function longFiles(files: readonly SourceFile[], maxLines: number): readonly string[] {
  return files
    .filter(isWritten)
    .map(({ path, source }) => ({ path, lines: source.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > maxLines)
    .map(({ path, lines }) => `${path} has ${lines} lines`)
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
