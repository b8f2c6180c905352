import { type ReactNode, useState } from 'react'
import { Page } from '../parts/page-frame.tsx'
import { Interrupted } from '../sending/interrupted.tsx'
import { phase } from '../sending/phase.ts'
import { rememberedOrder } from '../sending/remembered-order.ts'
import { Sending, Sent } from '../sending/sending.tsx'
import { useStore } from '../store.ts'
import { newBatchTexts as texts } from '../texts/new-batch.ts'
import { CheckSection } from './check-section.tsx'
import { DestinationSection } from './destination-section.tsx'
import { ListSection } from './list-section.tsx'

/** From a list of people to a batch: where, who, and the plan before anything is sent. */
export function NewBatch(): ReactNode {
  const now = useStore(phase)
  const [remembered, setRemembered] = useState(rememberedOrder)
  if (now.kind === 'sending') return <Sending progress={now.progress} />
  if (now.kind === 'sent') return <Sent batchIds={now.batchIds} />
  return (
    <Page title={texts.title} intro={texts.intro}>
      {remembered !== undefined && (
        <Interrupted order={remembered} onForget={() => setRemembered(undefined)} />
      )}
      <DestinationSection />
      <ListSection />
      <CheckSection />
    </Page>
  )
}
