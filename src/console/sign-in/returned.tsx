import type { ReactNode } from 'react'
import { Page } from '../parts/page-frame.tsx'
import { oidcTexts, signInTexts } from '../texts/sign-in.ts'

/** In the window that came back from the issuer, where browsers do not let it close itself. */
export function Returned(): ReactNode {
  return (
    <main className="narrow">
      <Page title={signInTexts.title} intro={oidcTexts.returned}>
        {null}
      </Page>
    </main>
  )
}
