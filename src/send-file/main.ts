import { framesOf, onCrash } from '../crash.ts'
import { catchInterrupts } from './interrupt.ts'
import { help } from './order/help.ts'
import { readOrder } from './order/options.ts'
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
  else {
    process.exitCode = await sendFile(order, {
      print: (text) => console.log(text),
      note: (text) => console.error(text),
      interruption: catchInterrupts(),
    })
  }
} catch (error) {
  if (!(error instanceof Stop)) throw error
  console.error(error.message)
  if (error.exitCode === 2) console.error('Use --help for usage.')
  process.exitCode = error.exitCode
}
