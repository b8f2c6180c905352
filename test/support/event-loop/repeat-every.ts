/** In place of once a second, for tests. */
export const repeatEvery =
  (ms: number) =>
  (listener: () => void): Disposable => {
    const timer = setInterval(listener, ms).unref()
    return { [Symbol.dispose]: () => clearInterval(timer) }
  }
