import { type ReactNode, useState } from 'react'
import { goOnWithoutKey } from '../gateway/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useStart } from '../start.tsx'
import { common } from '../texts/common.ts'
import { sandboxTexts, signInTexts } from '../texts/sign-in.ts'
import { KeyForm } from './key-form.tsx'
import { OidcButton } from './oidc-button.tsx'

/** Asks for another key in mid-work. The screen below keeps what was entered. */
export function KeyDialog({
  wasAccepted,
}: {
  /** The key was good until now. */
  readonly wasAccepted: boolean
}): ReactNode {
  const { sandbox } = useStart()
  return (
    <Dialog title={signInTexts.title}>
      <p>{wasAccepted ? signInTexts.ended : signInTexts.other}</p>
      <OidcButton />
      <KeyForm>
        {sandbox !== null && (
          <button type="button" onClick={goOnWithoutKey}>
            {sandboxTexts.without}
          </button>
        )}
      </KeyForm>
    </Dialog>
  )
}

/** Where no key is needed: a button to be another caller all the same. */
export function KeyButton(): ReactNode {
  const { sandbox } = useStart()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="bare" onClick={() => setOpen(true)}>
        {signInTexts.title}
      </button>
      {isOpen && (
        <Dialog title={signInTexts.title} onClose={() => setOpen(false)}>
          {sandbox !== null && <p>{sandboxTexts.keys}</p>}
          <KeyForm>
            <button type="button" onClick={() => setOpen(false)}>
              {common.cancel}
            </button>
          </KeyForm>
        </Dialog>
      )}
    </>
  )
}
