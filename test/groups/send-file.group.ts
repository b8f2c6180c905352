import { runTogether } from './run-together.ts'

runTogether('send-file/**/*.test.ts')
