import { usageOf } from './destination.ts'
import { type Setting, targetInputs } from './target-inputs.ts'

export const help = `Sends a file of any size, in pieces:

  npm run send -- people.csv --to chime:acme

The file is CSV (.csv, .tsv) with a header, or JSON lines (.jsonl, .ndjson), in UTF-8. Its columns:

${columnsHelp()}

Columns after the semicolon are optional. The whole file is checked before anything is sent.

${settingsHelp()}
  --name LABEL          a label for all batches, shown in consoles and the audit trail
  --window HOURS        skip recipients invited there within this many hours (24)
  --strict              an invalid recipient stops the command at its piece; otherwise only that
                        recipient fails
  --wait SECONDS        wait at most this long for outcomes; 0 only hands the recipients over
                        (default: as long as it takes)
  --report PATH         write a JSON line for every recipient: its line, its outcome, its batch
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

Exit codes. 0: every recipient has a final outcome, and none failed or is unconfirmed. 1: some did,
or the command could not continue. 2: the arguments or the file are wrong, and nothing was sent.
3: --wait ended before all outcomes were final; the gateway continues without this command.
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
