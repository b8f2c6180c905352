import { runTogether } from './run-together.ts'

runTogether('{identity,schema}/**/*.test.ts')
