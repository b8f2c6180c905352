/** The cells of one recipient, by column. */
export type Recipient = Readonly<Record<string, string>>

export interface Line {
  /** In the file, from 1. */
  readonly line: number
  readonly recipient: Recipient
  /** Why it failed before, in a file that `--failed` wrote. */
  readonly failedBefore?: string
  /** The line again, with the reason why it failed: a part of a file that can be sent. */
  readonly again: (reason: string) => Again
}

export interface Again {
  /** The first line of a file that has such rows, if its format needs one. */
  readonly header?: string
  readonly row: string
}

/** The column that `--failed` adds. It is never sent. */
export const reasonColumn = 'inviteGatewayReason'
