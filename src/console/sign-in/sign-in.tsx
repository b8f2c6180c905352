import type { ReactNode } from 'react'
import { Page } from '../parts/page-frame.tsx'
import { signInTexts } from '../texts/sign-in.ts'
import { KeyForm } from './key-form.tsx'
import { OidcButton } from './oidc-button.tsx'

/** The first screen where the gateway asks for a key. */
export function SignIn(): ReactNode {
  return (
    <main className="narrow">
      <Page title={signInTexts.title} intro={signInTexts.intro}>
        <div className="card">
          <OidcButton />
          <KeyForm />
        </div>
      </Page>
    </main>
  )
}
