import { reasonColumn } from '#send-file/input/line.ts'
import { execute } from '../gateway/execute.ts'
import {
  ConsoleInvitesDocument,
  type ConsoleInvitesQuery,
  type ConsoleInvitesQueryVariables,
  ConsoleResultsDocument,
  type ConsoleResultsQuery,
  type ConsoleResultsQueryVariables,
  type ProviderKind,
} from '../generated/documents.ts'
import { isReason } from '../list/headings.ts'
import { safeCsv, withFormula } from '../list/safe-csv.ts'
import { hasForm, providerForms } from '../new-batch/draft/provider-forms.ts'
import { type SentRows, sentRowsOf } from '../sending/sent-rows.ts'

const pageSize = 500

/**
 * The rows of a batch that failed, as a file that can be corrected and sent again: with all their
 * columns while this page remembers the list, and else with what the gateway knows.
 */
export async function failedRows(batchId: string, signal: AbortSignal): Promise<string> {
  const sent = sentRowsOf(batchId)
  return sent === undefined
    ? safeCsv(await fromGateway(batchId, signal))
    : safeCsv(await fromList(batchId, sent, signal))
}

async function fromList(batchId: string, sent: SentRows, signal: AbortSignal) {
  const kept = sent.headings.flatMap((heading, index) => (isReason(heading) ? [] : [index]))
  const plain = (cell: string) => (sent.isEscaped ? withFormula(cell) : cell)
  const cellsOf = (cells: readonly string[]) => kept.map((index) => plain(cells[index] ?? ''))
  const reasons = new Map<number, string>()
  let position = 0
  let after: string | null = null
  do {
    const variables: ConsoleResultsQueryVariables = { id: batchId, first: pageSize, after }
    const { node }: ConsoleResultsQuery = await execute(ConsoleResultsDocument, variables, signal)
    if (node?.__typename !== 'InviteBatch') break
    for (const { __typename, message } of node.results.nodes) {
      const row = position % sent.rows.length
      if (__typename === 'InviteFailed' && !reasons.has(row)) reasons.set(row, message)
      position += 1
    }
    after = node.results.pageInfo.hasNextPage ? node.results.pageInfo.endCursor : null
  } while (after !== null)
  const failed = Array.from(reasons).sort(([one], [other]) => one - other)
  return [
    [...kept.map((index) => sent.headings[index] ?? ''), reasonColumn],
    ...failed.map(([row, reason]) => [...cellsOf(sent.rows[row]?.cells ?? []), reason]),
  ]
}

async function fromGateway(batchId: string, signal: AbortSignal) {
  const rows: (readonly string[])[] = []
  const kinds = new Set<ProviderKind>()
  let after: string | null = null
  do {
    const variables: ConsoleInvitesQueryVariables = {
      ...{ id: batchId, first: pageSize, after },
      filter: { outcome: ['FAILED'] },
    }
    const { node }: ConsoleInvitesQuery = await execute(ConsoleInvitesDocument, variables, signal)
    if (node?.__typename !== 'InviteBatch') break
    for (const { provider, recipient, outcome } of node.invites.nodes) {
      kinds.add(provider)
      const { value, displayName, personKey } = recipient
      rows.push([value, displayName ?? '', personKey ?? '', outcome.message])
    }
    after = node.invites.pageInfo.hasNextPage ? node.invites.pageInfo.endCursor : null
  } while (after !== null)
  const [kind, ...more] = kinds
  const field =
    kind === undefined || more.length > 0 || !hasForm(kind)
      ? 'email'
      : providerForms[kind].fields[0]?.name
  return [[field ?? 'email', 'name', 'personKey', reasonColumn], ...rows]
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string, type = 'text/csv'): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
