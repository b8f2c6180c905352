import { runTogether } from './run-together.ts'

runTogether('providers/**/*.test.ts')
