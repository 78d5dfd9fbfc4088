import { startChat } from './chat.ts'
import { WholeLog } from './whole-log.ts'

startChat((content) => new WholeLog(content))
