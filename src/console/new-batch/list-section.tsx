import type { ReactNode } from 'react'
import { useStore } from '../store.ts'
import { newBatchTexts as texts } from '../texts/new-batch.ts'
import { ColumnTable } from './column-table.tsx'
import { draft, peopleIn, setHasHeadings, takeList } from './draft/draft.ts'
import { ListInput } from './list-input.tsx'
import { RowCheck } from './row-check.tsx'

/** Who to invite: the list, its columns, and what is wrong with its rows. */
export function ListSection(): ReactNode {
  const now = useStore(draft)
  const { list, hasHeadings, targets } = now
  const isFile = list !== undefined && list.fileName !== undefined
  return (
    <section className="card" aria-labelledby="who">
      <h2 id="who">{texts.who}</h2>
      {!isFile && <ListInput text={list?.text} onList={takeList} />}
      {list !== undefined && (
        <div className="stack">
          <div className="row apart">
            <p>
              <strong>{texts.listOf(list.fileName, peopleIn(now).length)}</strong>
            </p>
            {list.text === undefined && (
              <button type="button" onClick={() => takeList(undefined)}>
                {texts.removeList}
              </button>
            )}
          </div>
          {list.memberNames === undefined && (
            <label className="choice">
              <input
                type="checkbox"
                checked={hasHeadings}
                onChange={(event) => setHasHeadings(event.target.checked)}
              />
              <span>{texts.firstRowIsHeading}</span>
            </label>
          )}
          {targets.length > 0 && <ColumnTable />}
          {targets.length > 0 && <RowCheck />}
        </div>
      )}
    </section>
  )
}
