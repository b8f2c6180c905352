/** The cells of one recipient, by column. */
export type Recipient = Readonly<Record<string, string>>

export interface Line {
  /** In the file, from 1. */
  readonly line: number
  readonly recipient: Recipient
}
