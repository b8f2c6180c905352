import type { ReactNode } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { signInTexts } from '../texts/sign-in.ts'
import { KeyForm } from './key-form.tsx'
import { OidcButton } from './oidc-button.tsx'

/** Asks for another key in mid-work. The screen below keeps what was entered. */
export function KeyDialog(): ReactNode {
  return (
    <Dialog title={signInTexts.title}>
      <p>{signInTexts.ended}</p>
      <OidcButton />
      <KeyForm />
    </Dialog>
  )
}
