import type { ListProblemCode } from '../list/list-problem.ts'
import { common, figure } from './common.ts'

const rows = (count: number) => (count === 1 ? '1 row' : `${figure(count)} rows`)

export const newBatchTexts = {
  title: 'New batch',
  intro:
    'Choose where to invite, add your list, and look at the plan. Nothing is sent before that.',
  where: '1. Where',
  whereHint: 'Choose one or more destinations. Everybody on the list is invited to each.',
  who: '2. Who',
  check: '3. Check and send',
  name: 'Name of the batch',
  nameHint: 'Optional. It is shown in the list of batches.',
  search: 'Find a destination',
  otherId: (provider: string) => `Another id at ${provider}`,
  addId: 'Add',
  showAll: (count: number) => `Show all ${figure(count)}`,
  noMatch: 'No destination matches.',
  noDestinations: 'Your key may not invite to any destination. Ask the operator of the gateway.',
  chosen: 'Chosen',
  remove: (label: string) => `Remove ${label}`,
  message: (provider: string) => `E-mail by ${provider}`,
  preview: 'Preview',
  left: (count: number) => `${figure(count)} characters left`,
  ended: 'Support for this provider has ended.',

  paste: 'Paste e-mail addresses or rows of a table',
  pasteHint: 'One recipient in a line. With a heading, columns are found by their names.',
  pasteExample: 'ada@example.com\ngrace@example.com',
  drop: 'Or drop a CSV, TSV or JSON lines file here',
  chooseFile: 'Choose a file',
  reading: 'Reading the list…',
  listOf: (fileName: string | undefined, count: number) =>
    `${fileName ?? 'Pasted list'}: ${rows(count)}`,
  removeList: 'Remove the list',
  firstRowIsHeading: 'The first row names the columns',
  columnsTitle: 'Which column is what',
  field: 'Field',
  column: 'Column',
  sample: 'First values',
  noColumn: 'The same for all',
  optionalNoColumn: 'None',
  columnName: (index: number, heading: string | undefined, sample: string) =>
    `${heading === undefined || heading === '' ? `Column ${index + 1}` : heading}${sample === '' ? '' : `: ${sample}`}`,
  sharedValue: (label: string) => `${label}, for everybody without one in the list`,
  optional: '(optional)',

  checking: 'Checking the rows…',
  good: (count: number) => `${rows(count)} can be sent`,
  bad: (count: number) => `${rows(count)} cannot`,
  partly: (count: number) => `${rows(count)} only to some providers`,
  repeated: (count: number) => `${rows(count)} repeated`,
  badTitle: 'Rows that cannot be sent',
  badHint: 'They are left out. Correct them in the list, or send the others now.',
  partlyTitle: 'Rows that cannot be sent everywhere',
  partlyHint:
    'They are left out where they are not valid, and sent to the others. Correct them in the list, or send what can be sent now.',
  line: 'Line',
  value: 'Row',
  reason: 'Why',
  moreBad: (count: number) => `And ${figure(count)} more.`,

  missing: 'Before this can be planned:',
  missingTarget: 'Choose a destination.',
  missingList: 'Paste or drop a list.',
  missingColumn: (label: string) => `Say which column has: ${label}.`,
  missingSetting: (label: string) => `Enter: ${label}.`,

  problem: {
    WORKBOOK: 'This is a workbook. Save the sheet as “CSV UTF-8”, then drop that file.',
    NOT_TEXT: 'This file is not text in UTF-8. Save it as “CSV UTF-8”, then drop that file.',
    TOO_MANY_ROWS: 'The list has more than 100,000 rows. Split it into several lists.',
    QUOTE: 'a quotation mark is in the wrong place.',
    QUOTE_NOT_CLOSED: 'a quotation mark is not closed.',
    CELL_TOO_LONG: 'a cell is too long. Is an earlier quotation mark not closed?',
    NOT_JSON: 'this is not a JSON object.',
    EMPTY: 'The list is empty.',
  } satisfies Record<ListProblemCode, string>,
  atLine: (line: number, problem: string) =>
    line === 0 ? problem : `Line ${figure(line)}: ${problem}`,
} as const

export const planTexts = {
  button: 'Show the plan',
  again: 'Plan again',
  planning: (done: number, pieces: number) =>
    pieces <= 1 ? 'Planning…' : `Planning part ${figure(done + 1)} of ${figure(pieces)}…`,
  title: 'The plan',
  willSend: (count: number) => `${common.people(count)} will be invited`,
  willSendShort: 'will be invited',
  skipped: 'skipped',
  invalid: 'not valid',
  calls: (count: number) => (count === 1 ? 'call' : 'calls'),
  time: 'until the last answer',
  skippedTitle: (count: number) => `Skipped: ${common.people(count)}`,
  invalidTitle: (count: number) => `Not valid: ${common.people(count)}`,
  earlier: 'the earlier batch',
  quota: (count: number) => `Your organization may send to ${figure(count)} more recipients today.`,
  seats: (network: string, needed: number, left: number) =>
    `${network} has ${figure(left)} free ${left === 1 ? 'seat' : 'seats'}; this needs ${figure(needed)}.${left < needed ? ' Those without a seat will fail.' : ''}`,
  seatsUnknown: (network: string) =>
    `We do not know how many free seats ${network} has. You can send all the same.`,
  outdated: 'Something changed since the plan was made, so nothing was sent. This is the plan now.',
  changes: (before: number, now: number) =>
    before === now
      ? 'Who is invited has changed.'
      : `Before, ${figure(before)} would have been invited; now it is ${figure(now)}.`,
  leftTitle: (count: number) => `No longer invited: ${common.people(count)}`,
  joinedTitle: (count: number) =>
    `Now invited, because this no longer holds: ${common.people(count)}`,
  othersTitle: (count: number) => `Left out for another reason: ${common.people(count)}`,
  nobody: 'Nobody would be invited, so there is nothing to send.',
  send: (count: number) =>
    count === 1 ? 'Send 1 invitation' : `Send ${figure(count)} invitations`,
  refused: 'The gateway does not accept this:',
  firstOnes: (shown: number, all: number) => `The first ${figure(shown)} of ${figure(all)}.`,
} as const

export const sendingTexts = {
  title: 'Sending',
  windowTitle: (done: number, pieces: number) =>
    `${Math.round((100 * done) / pieces)} % handed over`,
  handingOver: (done: number, pieces: number) =>
    pieces === 1
      ? 'Handing the list over to the gateway…'
      : `Handing the list over to the gateway: part ${figure(Math.min(done + 1, pieces))} of ${figure(pieces)}.`,
  keepOpen: 'Keep this page open until the whole list is handed over.',
  trouble: 'The gateway does not answer. The page keeps trying; nothing is sent twice.',
  waiting: 'The gateway has no room for more at the moment. The page goes on when it has.',
  sentTitle: 'Handed over',
  sent: (pieces: number) =>
    pieces === 1
      ? 'The list was handed over. It is sent by itself, and you may close this page.'
      : `The list was handed over in ${figure(pieces)} batches. They go on by themselves, and you may close this page.`,
  batch: (number: number) => `Batch ${figure(number)}`,
  another: 'Prepare another batch',
  interrupted: 'A list was only sent in part',
  interruptedHow: (done: number, pieces: number) =>
    pieces === 1
      ? 'The page was reloaded while it handed the list over. Choose the same list again, and what is missing is sent. Nobody is invited twice.'
      : `The page was reloaded after part ${figure(done)} of ${figure(pieces)}. Choose the same list again, and the rest is sent. Nobody is invited twice.`,
  sameFile: (fileName: string | undefined) =>
    fileName === undefined ? 'It was pasted.' : `It was the file “${fileName}”.`,
  otherList: 'This is another list. Choose the one that was being sent.',
  forget: 'Do not send the rest',
} as const
