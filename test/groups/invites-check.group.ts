import { runTogether } from './run-together.ts'

runTogether('invites/{check,plan}/**/*.test.ts')
