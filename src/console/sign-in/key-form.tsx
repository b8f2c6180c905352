import { type FormEvent, type ReactNode, useState } from 'react'
import { session, signIn } from '../gateway/session.ts'
import { Field } from '../parts/field.tsx'
import { useStore } from '../store.ts'
import { signInTexts } from '../texts/sign-in.ts'

/** Takes an API key. The next request shows whether the gateway accepts it. */
export function KeyForm({ children }: { readonly children?: ReactNode }): ReactNode {
  const { key, isRefused } = useStore(session)
  const [text, setText] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const error = isEmpty
    ? signInTexts.empty
    : isRefused && key !== undefined
      ? signInTexts.wrong
      : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const trimmed = text.trim()
    setEmpty(trimmed === '')
    if (trimmed !== '') signIn(trimmed)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={signInTexts.label} hint={signInTexts.hint} error={error}>
        {(control) => (
          <input
            {...control}
            type="password"
            name="key"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="actions">
        <button type="submit" className="primary">
          {signInTexts.button}
        </button>
        {children}
      </div>
    </form>
  )
}
