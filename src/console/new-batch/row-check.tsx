import { type ReactNode, useEffect, useState } from 'react'
import { Badge } from '../parts/badge.tsx'
import { Cell, HeadCell, Row, Table } from '../parts/table.tsx'
import { useStart } from '../start.tsx'
import { useStore } from '../store.ts'
import { figure } from '../texts/common.ts'
import { newBatchTexts as texts } from '../texts/new-batch.ts'
import { checkList, type ListCheck, type RowProblem } from './draft/check-list.ts'
import { draft } from './draft/draft.ts'
import { missingColumns } from './draft/missing.ts'
import type { FormKind } from './draft/provider-forms.ts'

/** What is wrong with the rows, while the list is edited. */
export function RowCheck(): ReactNode {
  const now = useStore(draft)
  const { providers } = useStart()
  const { list, hasHeadings, targets, inputs } = now
  const [check, setCheck] = useState<ListCheck>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: The name of the batch changes no row.
  useEffect(() => {
    const running = new AbortController()
    // Not at every letter of a field.
    const timer = setTimeout(() => {
      checkList(draft.get(), running.signal).then(setCheck, (error: unknown) => {
        if (!running.signal.aborted) throw error
      })
    }, 100)
    return () => {
      clearTimeout(timer)
      running.abort()
    }
  }, [list, hasHeadings, targets, inputs])
  const missing = missingColumns(now)
  if (missing.length > 0) {
    return (
      <div className="note warn" role="status">
        {missing.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    )
  }
  if (check === undefined) return <p role="status">{texts.checking}</p>
  const { good, bad, partly, repeated, problems } = check
  const troubled = bad + partly
  const title = partly > 0 ? texts.partlyTitle : texts.badTitle
  const nameOf = (kind: FormKind) =>
    providers.find((provider) => provider.kind === kind)?.displayName ?? kind
  const whereIs = ({ provider }: RowProblem) => (partly > 0 ? `${nameOf(provider)}: ` : '')
  return (
    <div className="stack">
      <p className="row" role="status">
        <Badge tone={good > 0 ? 'good' : 'quiet'}>{texts.good(good)}</Badge>
        {bad > 0 && <Badge tone="bad">{texts.bad(bad)}</Badge>}
        {partly > 0 && <Badge tone="warn">{texts.partly(partly)}</Badge>}
        {repeated > 0 && <Badge tone="quiet">{texts.repeated(repeated)}</Badge>}
      </p>
      {problems.length > 0 && (
        <details open={troubled <= 5}>
          <summary>
            {title} ({figure(troubled)})
          </summary>
          <p className="small soft">{partly > 0 ? texts.partlyHint : texts.badHint}</p>
          <Table caption={title} heads={[texts.line, texts.value, texts.reason]}>
            {problems.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: Rows of a list may be equal.
              <Row key={`${problem.line} ${index}`}>
                <HeadCell label={texts.line}>{figure(problem.line)}</HeadCell>
                <Cell label={texts.value}>{problem.value}</Cell>
                <Cell label={texts.reason}>
                  {whereIs(problem)}
                  {problem.reason}
                </Cell>
              </Row>
            ))}
          </Table>
          {troubled > problems.length && (
            <p className="small">{texts.moreBad(troubled - problems.length)}</p>
          )}
        </details>
      )}
    </div>
  )
}
