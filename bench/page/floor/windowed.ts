import { startChat } from './chat.ts'
import { WindowedLog } from './windowed-log.ts'

startChat((content) => new WindowedLog(content))
