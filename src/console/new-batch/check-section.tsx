import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Problem } from '../parts/problem.tsx'
import { phase, plan } from '../sending/phase.ts'
import { PlanView } from '../sending/plan-view.tsx'
import { useStart } from '../start.tsx'
import { useStore } from '../store.ts'
import { planTexts, newBatchTexts as texts } from '../texts/new-batch.ts'
import { draft } from './draft/draft.ts'
import { missingIn } from './draft/missing.ts'

/** The plan, and the button that sends it. */
export function CheckSection(): ReactNode {
  const now = useStore(phase)
  const { limits } = useStart()
  const [missing, setMissing] = useState<readonly string[]>([])
  useEffect(() => draft.subscribe(() => setMissing([])), [])
  const start = () => {
    const found = missingIn(draft.get())
    setMissing(found)
    if (found.length === 0) void plan(limits)
  }
  const isPlanned = now.kind === 'planned' || now.kind === 'refused'
  return (
    <section className="card" aria-labelledby="check">
      <h2 id="check">{texts.check}</h2>
      {missing.length > 0 && <Missing sentences={missing} />}
      {now.kind === 'planning' && <p role="status">{planTexts.planning(now.done, now.pieces)}</p>}
      {now.kind === 'failed' && <Problem error={now.error} onRetry={start} />}
      {now.kind === 'refused' && (
        <div className="note bad stack" role="alert">
          <p>{planTexts.refused}</p>
          <p>{now.refused.message}</p>
          {now.refused.issues.length > 0 && (
            <ul>
              {now.refused.issues.map((issue) => (
                <li key={issue}>{issue}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {now.kind === 'planned' && <PlanView plan={now.plan} before={now.before} />}
      <div className="actions">
        <button
          type="button"
          className={isPlanned ? '' : 'primary'}
          aria-disabled={now.kind === 'planning'}
          onClick={now.kind === 'planning' ? undefined : start}
        >
          {isPlanned ? planTexts.again : planTexts.button}
        </button>
      </div>
    </section>
  )
}

function Missing({ sentences }: { readonly sentences: readonly string[] }): ReactNode {
  const element = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: Each new list of them is read out.
  useEffect(() => element.current?.focus(), [sentences])
  return (
    <div className="note warn stack" tabIndex={-1} ref={element} role="alert">
      <p>{texts.missing}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}
