import type { ReactNode } from 'react'
import { Field } from '../parts/field.tsx'
import { useStart } from '../start.tsx'
import { useStore } from '../store.ts'
import { newBatchTexts as texts } from '../texts/new-batch.ts'
import { changeInput, draft, toggleTarget } from './draft/draft.ts'
import { type FormKind, providerForms, type Setting } from './draft/provider-forms.ts'

/** What was chosen, and what their providers want to know for all recipients together. */
export function ChosenTargets(): ReactNode {
  const { targets } = useStore(draft)
  const { providers } = useStart()
  const kinds = [...new Set(targets.map(({ provider }) => provider))]
  const nameOf = (kind: FormKind) =>
    providers.find((provider) => provider.kind === kind)?.displayName ?? kind
  return (
    <div className="stack">
      <h3>{texts.chosen}</h3>
      <ul className="plain row">
        {targets.map((target) => (
          <li key={`${target.provider}/${target.externalId}`} className="chip">
            <span>
              {nameOf(target.provider)}: {target.label}
            </span>
            <button
              type="button"
              className="bare"
              aria-label={texts.remove(target.label)}
              onClick={() => toggleTarget(target)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {kinds
        .filter((kind) => providerForms[kind].settings.length > 0)
        .map((kind) => (
          <Settings key={kind} kind={kind} name={nameOf(kind)} />
        ))}
    </div>
  )
}

function Settings({ kind, name }: { readonly kind: FormKind; readonly name: string }): ReactNode {
  const values = useStore(draft).inputs[kind]?.settings ?? {}
  const { settings } = providerForms[kind]
  const set = (setting: Setting, value: string) =>
    changeInput(kind, { settings: { ...values, [setting.name]: value } })
  const hasText = settings.some((setting) => setting.kind === 'text')
  return (
    <fieldset className="stack">
      <legend>{hasText ? texts.message(name) : name}</legend>
      <div className="columns">
        <div className="stack">
          {settings.map((setting) => (
            <SettingField
              key={setting.name}
              setting={setting}
              value={values[setting.name] ?? ''}
              onChange={(value) => set(setting, value)}
            />
          ))}
        </div>
        {hasText && (
          <figure className="preview">
            <figcaption className="small soft">{texts.preview}</figcaption>
            <p className="subject">{values.title}</p>
            <p className="text">{values.body}</p>
          </figure>
        )}
      </div>
    </fieldset>
  )
}

function SettingField({
  setting: { kind, label, maxLength, options },
  value,
  onChange,
}: {
  readonly setting: Setting
  readonly value: string
  readonly onChange: (value: string) => void
}): ReactNode {
  const hint = maxLength === undefined ? undefined : texts.left(maxLength - [...value].length)
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(control) => {
        if (kind === 'choice') {
          return (
            <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
              {options?.map(([option, name]) => (
                <option key={option} value={option}>
                  {name}
                </option>
              ))}
            </select>
          )
        }
        return kind === 'text' ? (
          <textarea
            {...control}
            rows={5}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input {...control} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }}
    </Field>
  )
}
