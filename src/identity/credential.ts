import type { Caller, Credential } from './caller.ts'

/** A caller whose key `find` finds. `find` is asked again whenever `version` has changed. */
export function withKey(
  caller: Caller,
  find: () => Caller | undefined,
  version: () => unknown,
  onChange: Credential['onChange'],
): Caller {
  let seen = version()
  let now: Caller | undefined = { ...caller, credential: { current, onChange } }
  function current(): Caller | undefined {
    if (version() === seen) return now
    seen = version()
    const found = find()
    now =
      found?.tenant === caller.tenant ? { ...found, credential: { current, onChange } } : undefined
    return now
  }
  return now
}

/** A caller until `endsAt`, in milliseconds since 1970. */
export function withEnd(caller: Caller, endsAt: number): Caller {
  const ending: Caller = {
    ...caller,
    credential: {
      current: () => (Date.now() < endsAt ? ending : undefined),
      onChange: (listener) => callAt(endsAt, listener),
    },
  }
  return ending
}

// Node fires at once for anything longer.
const maxTimerMs = 2 ** 31 - 1

function callAt(time: number, listener: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const wait = () => {
    const ms = Math.min(Math.max(time - Date.now(), 0), maxTimerMs)
    timer = setTimeout(() => (Date.now() >= time ? listener() : wait()), ms)
  }
  wait()
  return () => clearTimeout(timer)
}
