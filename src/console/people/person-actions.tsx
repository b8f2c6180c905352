import { type ReactNode, useState } from 'react'
import { CombinedError } from 'urql'
import { download } from '../batch/failed-rows.ts'
import type { PersonInput } from '../generated/documents.ts'
import { Problem } from '../parts/problem.tsx'
import { useMay } from '../start.tsx'
import { personTexts as texts } from '../texts/people.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { exportPerson } from './export-person.ts'

/** What can be done about a person as a whole. Undefined: the search finds several people. */
export function PersonActions({
  person,
  onErased,
}: {
  readonly person: PersonInput | undefined
  /** What the gateway did, as a sentence. */
  readonly onErased: (sentence: string) => void
}): ReactNode {
  const mayErase = useMay('people:erase')
  const [isErasing, setErasing] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<CombinedError>()
  const [refused, setRefused] = useState<string>()
  if (person === undefined) return <p className="small soft">{texts.narrow}</p>
  const start = async () => {
    setBusy(true)
    setError(undefined)
    setRefused(undefined)
    try {
      const answer = await exportPerson(person, new AbortController().signal)
      if ('refused' in answer) setRefused(answer.refused)
      else download(texts.fileName, answer.json, 'application/json')
    } catch (failure) {
      if (!(failure instanceof CombinedError)) throw failure
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="stack">
      <div className="actions">
        <button
          type="button"
          title={texts.exportHint}
          aria-disabled={isBusy}
          onClick={isBusy ? undefined : () => void start()}
        >
          {isBusy ? texts.exporting : texts.export}
        </button>
        {mayErase && (
          <button type="button" className="danger" onClick={() => setErasing(true)}>
            {texts.erase}
          </button>
        )}
      </div>
      {refused !== undefined && (
        <p className="note bad" role="alert">
          {refused}
        </p>
      )}
      <Problem error={error} />
      {isErasing && (
        <EraseDialog
          person={person}
          onClose={() => setErasing(false)}
          onDone={(sentence) => {
            setErasing(false)
            onErased(sentence)
          }}
        />
      )}
    </div>
  )
}
