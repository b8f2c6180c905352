import { usageOf } from './destination.ts'
import { type Setting, targetInputs } from './target-inputs.ts'

export const help = `Sends a file of any size, in pieces:

  npm run send -- people.csv --to chime:acme

The file is CSV (.csv, .tsv, .txt) with a header, or JSON lines (.jsonl, .ndjson), in UTF-8, or in
UTF-16 as Excel writes it. Its columns:

${columnsHelp()}

Columns after the semicolon are optional. Of their names, case, blanks, "-" and "_" do not count, and
the names that exports use are known: "E-mail Address", "UPN", "First Name". The whole file is checked
before anything is sent.

  --column NAME="..."   the heading of one column: --column email="Contact"; once for each column
  --ignore-other-columns
                        leave out columns that are not listed above, instead of refusing the file
  --skip-lines NUMBER   leave out so many lines above the header
  --dry-run             show the plan, and send nothing: who would be sent to, skipped or is invalid,
                        the calls, the seconds, the warnings
${settingsHelp()}
  --name LABEL          a label for all batches, shown in consoles and the audit trail
  --window HOURS        skip recipients invited there within this many hours (24)
  --strict              an invalid recipient stops the command at its piece; otherwise only that
                        recipient fails
  --wait SECONDS        wait at most this long for outcomes; 0 only hands the recipients over
                        (default: as long as it takes)
  --report PATH         write a JSON line for every recipient: its line, outcome and batch, and the
                        code, field and message where it was not sent
  --failed PATH         write the lines that failed, with the reason in one more column: correct them
                        and send that file, with the same options
  --piece-size NUMBER   recipients in one request (1000, or the gateway's limit)
  --patience SECONDS    how long to retry while the gateway is unreachable (300)
  --url URL             the gateway (INVITE_GATEWAY_URL, or http://127.0.0.1:4000/graphql)

INVITE_GATEWAY_TOKEN is sent as a bearer token. It is not an option, because process lists show
options.

If the command is stopped or killed, run it again within 30 days: it finds what was handed over,
sends the rest, and writes the complete report. The same command for the same file therefore never
sends twice. To send again on purpose, give another --name, and a --window too short to reach the
first time.
A changed file, destination, text or piece size makes new requests. Recipients whom the gateway
invited within --window are then skipped (RECENTLY_SENT), and so are recipients who are in the file
twice.

Progress goes to the standard error, as a bar on a terminal. If the output is not a terminal, TERM is
dumb, or NO_COLOR is set, it is a line every ten seconds.

Exit codes. 0: every recipient has a final outcome, and none failed or is unconfirmed. 1: some did,
or the command could not continue. 2: the arguments or the file are wrong, and nothing was sent.
3: --wait ended before all outcomes were final; the gateway continues without this command.
130: stopped by Ctrl+C, 143: ended by the system; the last sentence says what was handed over.
With --dry-run, 0: no recipient is invalid, 1: some are, or there is no plan.
`

function columnsHelp(): string {
  const usages = targetInputs.map((input) => `  --to ${usageOf(input)}`)
  const width = Math.max(...usages.map(({ length }) => length)) + 2
  return targetInputs
    .map(({ columns: { required, optional } }, index) => {
      const columns = [required, optional].filter(({ length }) => length > 0)
      const listed = columns.map((names) => names.join(', ')).join('; ')
      return `${usages[index]?.padEnd(width)}${listed}`
    })
    .join('\n')
}

function settingsHelp(): string {
  return targetInputs
    .flatMap(({ name, settings }) =>
      settings.map((setting) => {
        const { option, required, values } = setting
        const usage = `  --${option} ${values === undefined ? 'TEXT' : 'VALUE'}`.padEnd(24)
        return `${usage}${name}${required ? ', required' : ''}${choicesOf(setting)}`
      }),
    )
    .join('\n')
}

function choicesOf({ option, values }: Setting): string {
  return values === undefined ? `; or --${option}-file PATH` : `: ${values.join(' or ')}`
}
