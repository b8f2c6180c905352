import { runTogether } from './run-together.ts'

runTogether('lifecycles/**/*.test.ts')
