import { join } from 'node:path'
import { buildClient } from './build.ts'

await buildClient(join(import.meta.dirname, '..'))
