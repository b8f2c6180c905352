import { type ReactNode, useEffect, useState } from 'react'
import { usePrivateFilters } from '../location.tsx'
import { Field } from '../parts/field.tsx'
import { Page } from '../parts/page-frame.tsx'
import { common } from '../texts/common.ts'
import { peopleTexts as texts } from '../texts/people.ts'
import { PersonInvites } from './person-invites.tsx'

/** One person over all providers. Who it is stands in the fragment of the address only. */
export function People(): ReactNode {
  const [filters, setFilters] = usePrivateFilters()
  const key = filters.get('key')
  const [byKey, setByKey] = useState(key !== null)
  const text = byKey ? (key ?? '') : (filters.get('who') ?? '')
  const searched = useSettled(text.trim())
  return (
    <Page title={texts.title} intro={texts.intro}>
      <search className="card">
        <fieldset>
          <legend>{texts.by}</legend>
          <div className="row">
            {[false, true].map((value) => (
              <label key={`${value}`} className="choice">
                <input
                  type="radio"
                  name="by"
                  checked={byKey === value}
                  onChange={() => {
                    setByKey(value)
                    setFilters(
                      value ? { who: undefined, key: text } : { who: text, key: undefined },
                    )
                  }}
                />
                <span>{value ? texts.byKey : texts.byText}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Field label={byKey ? texts.key : texts.search} hint={texts.hint}>
          {(control) => (
            <input
              {...control}
              type="search"
              value={text}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setFilters({ [byKey ? 'key' : 'who']: event.target.value })}
            />
          )}
        </Field>
      </search>
      <section className="card" aria-label={common.screens.people}>
        {searched === '' ? (
          <p className="empty">{texts.enter}</p>
        ) : (
          <PersonInvites
            key={`${byKey} ${searched}`}
            filter={byKey ? { personKey: searched } : { recipient: searched }}
          />
        )}
      </section>
    </Page>
  )
}

/** The text once nobody has typed for a moment: each search reads at the providers. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text), 400)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
