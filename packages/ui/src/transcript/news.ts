import type { ConversationView } from '@parley/protocol/client'
import { messageAsText } from '@parley/protocol'
import { happeningText } from './happenings.ts'
import { newestLines } from './lines.ts'
import type { Scene } from './scene.ts'

/** More news than this at once are counted instead of read out. */
const fewLines = 4

/** What a screen reader is told of the lines after `seq`: nothing of what the reader did, and no history. */
export function newsAfter(seq: number, { transcript }: ConversationView, scene: Scene): readonly string[] {
  const { me, speaker } = scene
  const lines = [...newestLines(transcript.chunks, seq)].filter(({ by }) => by !== me).reverse()
  const messages = lines.filter(({ is }) => is === 'message').length
  if (messages > fewLines) return [speaker.say('newMessagesCame', { count: messages })]
  return lines
    .slice(-fewLines)
    .map((line) =>
      line.is === 'message'
        ? speaker.say('says', { name: scene.person(line.by).name, text: messageAsText(line.message) })
        : happeningText(line, scene),
    )
}
