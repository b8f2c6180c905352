import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

export interface Command<Options extends ParseArgsOptionsConfig> {
  readonly help: string
  /** Besides `--help`. */
  readonly options: Options
  /** How many arguments it may have that are no options; 0 by default. */
  readonly maxArguments?: number
  /** Hears what the work rejects with. By default its message is printed as it is. */
  readonly onError?: (error: Error) => void
}

/** The options that were given, and the other arguments in their order. */
export type Given<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ readonly options: Options; readonly allowPositionals: true }>
>

/**
 * Runs the work of a command with the arguments of this process. `--help` prints the help instead.
 * Wrong arguments are one sentence and exit status 2; where the work rejects, the status is 1.
 */
export async function runCommand<const Options extends ParseArgsOptionsConfig>(
  command: Command<Options>,
  work: (given: Given<Options>) => Promise<void> | void,
): Promise<void> {
  const { help, onError = ({ message }) => console.error(message) } = command
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
    console.log(help.trim())
    return
  }
  const given = readArguments(command)
  if (given === undefined) return
  try {
    await work(given)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    onError(error)
    process.exitCode = 1
  }
}

/** Undefined: they are wrong, which has been said. */
function readArguments<const Options extends ParseArgsOptionsConfig>({
  options,
  maxArguments = 0,
}: Command<Options>): Given<Options> | undefined {
  try {
    const given = parseArgs({ options, allowPositionals: true } as const)
    const surplus = given.positionals[maxArguments]
    if (surplus !== undefined) throw new Error(`There is one argument too many: ${surplus}`)
    return given
  } catch (error) {
    const [sentence] = error instanceof Error ? error.message.split(/\.? (?=To )|\.?\n/) : ['']
    console.error(`${sentence}. Use --help for usage.`)
    process.exitCode = 2
    return undefined
  }
}
