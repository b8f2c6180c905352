import type { ColumnRules } from './columns.ts'

/** How people have their file, apart from what its content says. */
export interface ReadingRules extends ColumnRules {
  /** How many lines above the header are left out. */
  readonly skipLines: number
  /** Called with a sentence about a line that is left out. */
  readonly onNote: (sentence: string) => void
}

export interface Reading extends ReadingRules {
  /** In characters. */
  readonly maxLineLength: number
}
