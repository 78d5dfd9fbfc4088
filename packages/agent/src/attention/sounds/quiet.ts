import type { SoundSettings } from '@parley/protocol'

/** Whether nothing may sound at this moment. Hours that begin later than they end go past midnight; equal ones are none. */
export function isQuiet({ quiet }: Pick<SoundSettings, 'quiet'>, now: Date): boolean {
  if (!quiet) return false
  const minute = now.getHours() * 60 + now.getMinutes()
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)]
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
