import { type ReactNode, useState } from 'react'
import { CombinedError } from 'urql'
import { Problem } from '../parts/problem.tsx'
import { batchTexts as texts } from '../texts/batch.ts'
import { download, failedRows } from './failed-rows.ts'

/** The rows that failed, as a file to correct and to send again. */
export function DownloadFailed({
  batchId,
  count,
}: {
  readonly batchId: string
  readonly count: number
}): ReactNode {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<CombinedError>()
  const start = async () => {
    setBusy(true)
    setError(undefined)
    try {
      download(texts.fileName, await failedRows(batchId, new AbortController().signal))
    } catch (failure) {
      if (!(failure instanceof CombinedError)) throw failure
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <button
        type="button"
        title={texts.downloadHint}
        aria-disabled={isBusy}
        onClick={isBusy ? undefined : () => void start()}
      >
        {isBusy ? texts.downloading : texts.downloadFailed(count)}
      </button>
      <Problem error={error} />
    </>
  )
}
