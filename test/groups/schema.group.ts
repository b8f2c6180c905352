import { runTogether } from './run-together.ts'

runTogether('schema/**/*.test.ts')
