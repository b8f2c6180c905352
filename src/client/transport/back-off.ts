export interface BackOff {
  readonly baseMs: number
  readonly capMs: number
}

/** How long to wait after this many failures in a row: between half and the whole of a doubling time. */
export function backOffMs({ baseMs, capMs }: BackOff, failures: number): number {
  return Math.min(capMs, baseMs * 2 ** (failures - 1)) * (0.5 + Math.random() / 2)
}

/** Waits; rejects at once when `signal` is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort)
      resolve()
    }, ms)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}
