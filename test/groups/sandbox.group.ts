import { runTogether } from './run-together.ts'

runTogether('sandbox/**/*.test.ts')
