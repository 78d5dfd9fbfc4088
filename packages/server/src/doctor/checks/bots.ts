import type { Check, Examined } from '../examination.ts'
import { findingsOf, type Finding, type Found } from '../finding.ts'

const found = findingsOf('bots')

/** A certificate that ends within this time is to be renewed, in milliseconds. */
const soonMs = 14 * 86_400_000

/** Whether bots over HTTP can be reached. They are connected to and asked nothing. */
export const checkBots: Check = async (examined) => {
  const { bots } = examined.settings
  const webhooks = Object.entries(bots).flatMap(([key, { webhook }]) => (webhook ? [[key, webhook] as const] : []))
  if (webhooks.length === 0) return [found.ok('No bot is asked over HTTP.')]
  return Promise.all(
    webhooks.map(([key, { url, privateNetwork }]) =>
      connected(found, examined, { name: `bots.${key}.webhook.url`, url, privateNetwork }),
    ),
  )
}

/** Connects to something that the server asks. */
export async function connected(
  of: Found,
  { reach, now }: Examined,
  { name, url, privateNetwork }: { name: string; url: URL; privateNetwork: boolean },
): Promise<Finding> {
  const reached = await reach(url, { privateNetwork })
  if (reached.is === 'refused')
    return of.problem(
      `${name} cannot be reached at ${url.host} (${reached.why}).`,
      'Start what is there, correct the address, or let this machine reach it.',
    )
  const { certifiedUntil = Number.POSITIVE_INFINITY } = reached
  if (certifiedUntil - now < soonMs)
    return of.warning(
      `The certificate of ${url.host} ends on ${new Date(certifiedUntil).toISOString().slice(0, 10)}.`,
      'Let whoever runs it renew the certificate.',
    )
  return of.ok(`${name} is reached.`)
}
