import { type ReactNode, useEffect, useState } from 'react'
import { Badge } from '../parts/badge.tsx'
import { Cell, HeadCell, Row, Table } from '../parts/table.tsx'
import { useStore } from '../store.ts'
import { figure } from '../texts/common.ts'
import { newBatchTexts as texts } from '../texts/new-batch.ts'
import { checkList, type ListCheck } from './draft/check-list.ts'
import { draft } from './draft/draft.ts'
import { missingColumns } from './draft/missing.ts'

/** What is wrong with the rows, while the list is edited. */
export function RowCheck(): ReactNode {
  const now = useStore(draft)
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
  const { good, bad, repeated, problems } = check
  return (
    <div className="stack">
      <p className="row" role="status">
        <Badge tone={good > 0 ? 'good' : 'quiet'}>{texts.good(good)}</Badge>
        {bad > 0 && <Badge tone="bad">{texts.bad(bad)}</Badge>}
        {repeated > 0 && <Badge tone="quiet">{texts.repeated(repeated)}</Badge>}
      </p>
      {problems.length > 0 && (
        <details open={bad <= 5}>
          <summary>
            {texts.badTitle} ({figure(bad)})
          </summary>
          <p className="small soft">{texts.badHint}</p>
          <Table caption={texts.badTitle} heads={[texts.line, texts.value, texts.reason]}>
            {problems.map(({ line, value, reason }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: Rows of a list may be equal.
              <Row key={`${line} ${index}`}>
                <HeadCell label={texts.line}>{figure(line)}</HeadCell>
                <Cell label={texts.value}>{value}</Cell>
                <Cell label={texts.reason}>{reason}</Cell>
              </Row>
            ))}
          </Table>
          {bad > problems.length && <p className="small">{texts.moreBad(bad - problems.length)}</p>}
        </details>
      )}
    </div>
  )
}
