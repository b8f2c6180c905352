/** Why a list cannot be read. The catalogue has the sentences. */
export type ListProblemCode =
  | 'WORKBOOK'
  | 'NOT_TEXT'
  | 'TOO_MANY_ROWS'
  | 'QUOTE'
  | 'QUOTE_NOT_CLOSED'
  | 'CELL_TOO_LONG'
  | 'NOT_JSON'
  | 'EMPTY'

export class ListProblem extends Error {
  override readonly name = 'ListProblem'
  readonly code: ListProblemCode
  /** In the file, from 1; 0: the problem is about the whole file. */
  readonly line: number

  constructor(code: ListProblemCode, line = 0) {
    super(code)
    this.code = code
    this.line = line
  }
}
