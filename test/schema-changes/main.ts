import { join } from 'node:path'
import { reportSchemaChanges } from './report.ts'

const { SCHEMA_BASE, SCHEMA_BREAKS } = process.env
const { lines, ok } = reportSchemaChanges(join(import.meta.dirname, '../..'), {
  ...(SCHEMA_BASE ? { base: SCHEMA_BASE } : {}),
  meant: SCHEMA_BREAKS === 'meant',
})
console.log(lines.join('\n'))
if (!ok) process.exitCode = 1
