import { framesOf, onCrash } from '../crash.ts'
import { help } from './help.ts'
import { readOrder } from './options.ts'
import { sendFile } from './send-file.ts'
import { Stop } from './stop.ts'

onCrash((error) => {
  const [what, frames] = error instanceof Error ? [error.name, framesOf(error)] : [typeof error, []]
  // Without its message, which may quote a line of the file.
  console.error([`A bug in this command stopped it: ${what}`, ...frames].join('\n  at '))
})

try {
  const order = readOrder(process.argv.slice(2), process.env)
  if (order === undefined) console.log(help)
  else process.exitCode = await sendFile(order, (text) => console.log(text))
} catch (error) {
  if (!(error instanceof Stop)) throw error
  console.error(error.message)
  if (error.exitCode === 2) console.error('Use --help for usage.')
  process.exitCode = error.exitCode
}
