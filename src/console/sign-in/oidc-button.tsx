import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type OidcClient, oidcClient } from '../oidc/client.ts'
import { OidcFailure, type OidcProblem } from '../oidc/issuer.ts'
import { signInWithOidc } from '../oidc/sign-in-with-oidc.ts'
import { oidcTexts as texts } from '../texts/sign-in.ts'

/** Signs in at the issuer, where the configuration names a client. */
export function OidcButton(): ReactNode {
  const [client, setClient] = useState<OidcClient>()
  const [isWaiting, setWaiting] = useState(false)
  const [problem, setProblem] = useState<OidcProblem>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => {
    void oidcClient().then(setClient)
    return () => running.current?.abort()
  }, [])
  if (client === undefined) return null
  const start = async () => {
    // Whoever closed the window presses again.
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setProblem(undefined)
    setWaiting(true)
    try {
      await signInWithOidc(client, controller.signal)
    } catch (error) {
      if (!(error instanceof OidcFailure)) throw error
      if (error.code !== 'CLOSED') setProblem(error.code)
    } finally {
      if (running.current === controller) setWaiting(false)
    }
  }
  return (
    <div className="stack">
      <div className="actions">
        <button type="button" className="primary" onClick={() => void start()}>
          {texts.button(new URL(client.issuer).host)}
        </button>
      </div>
      <p role="status">{isWaiting ? texts.waiting : ''}</p>
      {problem !== undefined && (
        <p className="note bad" role="alert">
          {texts.problem[problem]}
        </p>
      )}
      <p className="soft">{texts.orKey}</p>
    </div>
  )
}
