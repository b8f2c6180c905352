import { runTogether } from './run-together.ts'

runTogether('http/**/*.test.ts')
