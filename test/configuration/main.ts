import { readFileSync, writeFileSync } from 'node:fs'
import { withTables } from './reference.ts'

/** `npm run docs:configuration`: writes the tables of docs/configuration.md. */
const page = new URL('../../docs/configuration.md', import.meta.url)
writeFileSync(page, withTables(readFileSync(page, 'utf8')))
