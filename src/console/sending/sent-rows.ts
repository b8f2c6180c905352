import type { ListRow } from '../list/csv-records.ts'
import { headingsOf, isDownload } from '../new-batch/draft/draft.ts'
import { providerForms } from '../new-batch/draft/provider-forms.ts'
import type { Order } from './order-shape.ts'

/** The rows that a batch was made of, while the page remembers them. */
export interface SentRows {
  readonly headings: readonly string[]
  readonly rows: readonly ListRow[]
  /** Cells that would be formulas were escaped already. */
  readonly isEscaped: boolean
}

const byBatch = new Map<string, SentRows>()

/** A batch has the rows of its piece once for each destination, in their order. */
export function sentRowsOf(batchId: string): SentRows | undefined {
  return byBatch.get(batchId)
}

export function keepSentRows({ draft, pieces }: Order, batchIds: readonly string[]): void {
  const headings = headingsOf(draft) ?? fieldNames(draft)
  const isEscaped = isDownload(draft)
  for (const [index, batchId] of batchIds.entries()) {
    const piece = pieces[index]
    if (piece !== undefined) byBatch.set(batchId, { headings, rows: piece.rows, isEscaped })
  }
}

/** For a list without headings: the fields that its columns are, by which they are found again. */
function fieldNames({ list, inputs, targets }: Order['draft']): readonly string[] {
  return Array.from({ length: list?.width ?? 0 }, (_, index) => {
    for (const { provider } of targets) {
      const columns = inputs[provider]?.columns ?? {}
      const field = providerForms[provider].fields.find(({ name }) => columns[name] === index)
      if (field !== undefined) return field.name
    }
    return `column ${index + 1}`
  })
}
