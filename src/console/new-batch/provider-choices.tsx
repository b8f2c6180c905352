import { type FormEvent, type ReactNode, useState } from 'react'
import type { ConsoleProviderFragment } from '../generated/documents.ts'
import { Breakable } from '../parts/breakable.tsx'
import { Field } from '../parts/field.tsx'
import { useStore } from '../store.ts'
import { newBatchTexts as texts } from '../texts/new-batch.ts'
import { type DraftTarget, draft, toggleTarget } from './draft/draft.ts'
import { type FormKind, providerForms } from './draft/provider-forms.ts'

const shownAtFirst = 4

/** The destinations of one provider. */
export function ProviderChoices({
  kind,
  provider,
  targets,
  isSearched,
}: {
  readonly kind: FormKind
  readonly provider: ConsoleProviderFragment
  readonly targets: readonly DraftTarget[]
  readonly isSearched: boolean
}): ReactNode {
  const chosen = useStore(draft).targets
  const [showsAll, setShowsAll] = useState(false)
  const isCut = !showsAll && !isSearched && targets.length > shownAtFirst + 1
  const shown = isCut ? targets.slice(0, shownAtFirst) : targets
  const isChosen = (target: DraftTarget) =>
    chosen.some((one) => one.provider === target.provider && one.externalId === target.externalId)
  return (
    <fieldset>
      <legend>{provider.displayName}</legend>
      {provider.lifecycle.stage === 'ENDED' && <p className="small soft">{texts.ended}</p>}
      {shown.map((target) => (
        <label className="choice" key={target.externalId}>
          <input type="checkbox" checked={isChosen(target)} onChange={() => toggleTarget(target)} />
          <span>
            <Breakable text={target.label} />
            {target.label !== target.externalId && (
              <span className="soft small block">{target.externalId}</span>
            )}
          </span>
        </label>
      ))}
      {shown.length === 0 && isSearched && <p className="small soft">{texts.noMatch}</p>}
      {isCut && (
        <button type="button" className="bare" onClick={() => setShowsAll(true)}>
          {texts.showAll(targets.length)}
        </button>
      )}
      {provider.acceptsAnyDestination && providerForms[kind].idField !== undefined && (
        <OtherId kind={kind} name={provider.displayName} />
      )}
    </fieldset>
  )
}

function OtherId({ kind, name }: { readonly kind: FormKind; readonly name: string }): ReactNode {
  const [id, setId] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const externalId = id.trim()
    if (externalId === '') return
    toggleTarget({ provider: kind, externalId, label: externalId })
    setId('')
  }
  return (
    <form className="beside" onSubmit={add}>
      <Field label={texts.otherId(name)}>
        {(control) => (
          <input
            {...control}
            value={id}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setId(event.target.value)}
          />
        )}
      </Field>
      <button type="submit">{texts.addId}</button>
    </form>
  )
}
