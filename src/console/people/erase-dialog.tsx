import { type ReactNode, useState } from 'react'
import { useMutation } from 'urql'
import { ConsoleErasePersonDocument, type PersonInput } from '../generated/documents.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Problem } from '../parts/problem.tsx'
import { personTexts as texts } from '../texts/people.ts'

/** Asks before a person is erased, which nobody can undo. */
export function EraseDialog({
  person,
  onClose,
  onDone,
}: {
  readonly person: PersonInput
  readonly onClose: () => void
  /** What the gateway did, as a sentence. */
  readonly onDone: (sentence: string) => void
}): ReactNode {
  const [isSure, setSure] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [{ error, fetching }, erase] = useMutation(ConsoleErasePersonDocument)
  const isReady = isSure && !fetching
  const start = async () => {
    setRefused(undefined)
    const answer = (await erase({ input: { person } })).data?.erasePerson
    if (answer === undefined) return
    if (answer.__typename !== 'ErasePersonPayload') return setRefused(answer.message)
    const { erased, open, finishedAt } = answer.erasure
    onDone(texts.erased(erased, open, finishedAt !== null))
  }
  return (
    <Dialog title={texts.eraseTitle(person.recipient ?? person.personKey ?? '')} onClose={onClose}>
      <p>{texts.eraseText}</p>
      <p className="note warn">{texts.eraseProviders}</p>
      <label className="choice">
        <input
          type="checkbox"
          checked={isSure}
          onChange={(event) => setSure(event.target.checked)}
        />
        <span>{texts.eraseConsent}</span>
      </label>
      {refused !== undefined && (
        <p className="note bad" role="alert">
          {refused}
        </p>
      )}
      <Problem error={error} />
      <div className="actions">
        <button type="button" onClick={onClose}>
          {texts.eraseNo}
        </button>
        <button
          type="button"
          className="danger"
          aria-disabled={!isReady}
          onClick={isReady ? () => void start() : undefined}
        >
          {fetching ? texts.erasing : texts.eraseYes}
        </button>
      </div>
    </Dialog>
  )
}
