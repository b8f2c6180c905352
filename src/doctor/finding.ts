/** What the doctor has found out about one thing. */
export interface Finding {
  /** What was looked at, in a few words: `database`, `CHIME/team`. */
  readonly topic: string
  /** `note`: it works, but an operator should know this. */
  readonly state: 'ok' | 'note' | 'fault' | 'skipped'
  /** What was seen; of a note or a fault one sentence that says what to do. */
  readonly says: string
}

/** Makes the findings about one topic. */
export function about(topic: string) {
  const finding =
    (state: Finding['state']) =>
    (says: string): Finding => ({ topic, state, says })
  return {
    ok: finding('ok'),
    note: finding('note'),
    fault: finding('fault'),
    skipped: finding('skipped'),
  }
}

/** The message of an error as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.trim().replace(/\.$/, '')
}
