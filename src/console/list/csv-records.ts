import { ListProblem } from './list-problem.ts'

/** A row of a list. */
export interface ListRow {
  /** In the file, from 1, where the row begins. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvReader {
  /** The rows that end in this piece of text. Throws a ListProblem. */
  push(text: string): ListRow[]
  /** The row that the file ends in. */
  end(): ListRow[]
}

/** Reads CSV piece by piece. Cells are trimmed, and rows without anything in them are left out. */
export function createCsvReader(separator: string): CsvReader {
  let state: 'start' | 'plain' | 'quoted' | 'quote' | 'after' = 'start'
  let line = 1
  let begin = 1
  let cell = ''
  let cells: string[] = []
  let lastWasReturn = false
  let rows: ListRow[] = []

  const endCell = () => {
    cells.push(state === 'plain' ? cell.trim() : cell)
    cell = ''
    state = 'start'
  }
  const endRow = () => {
    endCell()
    if (cells.some((one) => one !== '')) rows.push({ line: begin, cells })
    cells = []
  }
  const add = (character: string) => {
    cell += character
    if (cell.length > maxCellUnits) throw new ListProblem('CELL_TOO_LONG', begin)
  }
  const takePlain = (character: string) => {
    if (character === '\n') {
      line += 1
      endRow()
      begin = line
    } else if (character === separator) endCell()
    else if (state === 'start' && character === '"') state = 'quoted'
    else if (state === 'start' && isBlank(character)) return
    else if (state === 'after') {
      if (!isBlank(character)) throw new ListProblem('QUOTE', begin)
    } else {
      state = 'plain'
      add(character)
    }
  }
  const takeQuoted = (character: string) => {
    if (character === '"') state = 'quote'
    else {
      if (character === '\n') line += 1
      add(character)
    }
  }

  return {
    push: (text) => {
      rows = []
      for (const given of text) {
        // A line ends in CR, LF or both.
        const isSecond = given === '\n' && lastWasReturn
        lastWasReturn = given === '\r'
        if (isSecond) continue
        const character = given === '\r' ? '\n' : given
        if (state === 'quoted') takeQuoted(character)
        else if (state === 'quote' && character === '"') {
          state = 'quoted'
          add('"')
        } else {
          if (state === 'quote') state = 'after'
          takePlain(character)
        }
      }
      return rows
    },
    end: () => {
      rows = []
      if (state === 'quoted') throw new ListProblem('QUOTE_NOT_CLOSED', begin)
      endRow()
      return rows
    },
  }
}

const isBlank = (character: string) => character === ' ' || character === '\u00a0'

// A recipient has a few hundred characters. A longer cell is a quotation mark that is not closed.
const maxCellUnits = 65_536
