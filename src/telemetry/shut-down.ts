/** Exports what is left, but holds up the end of the process for some seconds at most. */
export async function shutDown(provider: { shutdown(): Promise<void> }): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, maxMs)
  provider.shutdown().then(resolve, () => resolve())
  await promise
  clearTimeout(timer)
}

// A collector that does not answer is tried for ten.
const maxMs = 2_000
