import { runTogether } from './run-together.ts'

runTogether('identity/**/*.test.ts')
