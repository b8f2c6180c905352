import { runTogether } from './run-together.ts'

runTogether('dispatch/**/*.test.ts')
