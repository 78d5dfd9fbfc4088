import {
  agreeOnVersion,
  ChatError,
  concerns,
  conversationLog,
  currentVersion,
  interactionLog,
  isLanguageTag,
  readsAlong,
  translations,
  type AgentId,
  type ChannelState,
  type Clock,
  type Hello,
  type Welcome,
} from '@parley/protocol'
import type { Audit } from '../audit/audit.ts'
import type { Authenticate, Identity } from '../core.ts'
import type { ConsultationKeeper } from '../consultations/keeper.ts'
import type { CoreSettings, CoreSiteSettings } from '../core-settings.ts'
import { actorKey, type Actor, type Staff } from '../deciding/actor.ts'
import { cleanName } from '../deciding/clean-name.ts'
import { fileLimitsFor } from '../files/file-limits.ts'
import { memoryOf } from '../features/memory.ts'
import { openFields } from '../deciding/pre-chat.ts'
import { assertAdmitted, type Admission } from '../load/admission.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Folded } from '../log/folded.ts'
import type { Store } from '../store/store.ts'
import type { BotDesks } from './bot-desks.ts'
import { shownPresence } from '../features/presence.ts'
import { deskSettingsOf } from './desk-settings.ts'
import type { AgentLines, StaffIdentity } from './agent-lines.ts'
import type { Hub } from './hub.ts'
import type { People } from './people.ts'
import type { Session } from './session.ts'
import type { SignedIn } from './session-host.ts'

export interface SignInOptions {
  readonly authenticate: Authenticate
  readonly store: Store
  readonly cache: ConversationCache
  readonly clock: Clock
  readonly settings: CoreSettings
  readonly siteSettings: (site: string) => CoreSiteSettings
  readonly people: People
  readonly hub: Hub
  readonly botDesks: BotDesks
  readonly agentLines: AgentLines
  readonly consultations: ConsultationKeeper
  /** What is on a desk is known to everybody here, though it was written elsewhere. */
  readonly seen: (desk: Iterable<Folded>) => void
  readonly audit: Audit
  readonly channels: () => readonly ChannelState[]
  readonly admission: Admission
  /** Takes a session back that could not be signed in to the end. */
  readonly leave: (session: Session, person: SignedIn['person']) => void
}

/** Finds out who comes, and which logs they follow. What changes meanwhile reaches the session like any other. */
export function createSignIn(options: SignInOptions) {
  const { people, leave, audit } = options

  return async (session: Session, hello: Hello, isWanted: () => boolean): Promise<SignedIn> => {
    const version = versionFor(hello)
    assertAdmitted(options.admission, hello.as.role === 'agent' ? 'staff-sign-in' : 'sign-in')
    const identity = await identify(options, session, hello)
    if (!isWanted()) throw new ChatError('going-away', { retryAfterMs: 0 })
    const actor = actorOf(identity, hello.language)
    const person = people.add(actor, session)
    try {
      const you = await greet(options, session, identity)
      if (!isWanted()) throw new ChatError('going-away', { retryAfterMs: 0 })
      const { origin, address } = session.transport
      if (actor.role !== 'contact') audit.note({ actor: actorKey(actor), action: 'sign-in', origin, address })
      return { person, actor, version, you }
    } catch (error) {
      leave(session, person)
      throw error
    }
  }
}

/** Whoever came as staff, or as a bot, and is not, is noted ([AUD3]). */
async function identify(
  { authenticate, audit }: SignInOptions,
  { transport }: Session,
  hello: Hello,
): Promise<Identity> {
  try {
    return await authenticate(hello, transport)
  } catch (error) {
    const isRefusal = error instanceof ChatError && error.retry === 'never'
    if (isRefusal && hello.as.role !== 'contact') audit.refused(transport, error.code)
    throw error
  }
}

/** @throws ChatError `client-too-old`. */
function versionFor({ versions }: Hello): number {
  const version = agreeOnVersion(versions)
  if (version !== undefined) return version
  const oldest = Math.min(currentVersion, ...Object.keys(translations).map(Number))
  throw new ChatError('client-too-old', { oldest, newest: currentVersion })
}

export function actorOf(identity: StaffIdentity): Staff
export function actorOf(identity: Identity, language?: string): Actor
export function actorOf(identity: Identity, language?: string): Actor {
  if (identity.role === 'contact')
    return {
      role: 'contact',
      id: identity.contactId,
      site: identity.site,
      ...(language !== undefined && isLanguageTag(language) && { language }),
      ...(identity.session !== undefined && { session: identity.session }),
      ...(identity.commandsAs !== undefined && { commandsAs: identity.commandsAs }),
      ...(identity.claims && { claims: identity.claims }),
    }
  if (identity.role === 'bot') return { role: 'bot', id: identity.botId, name: identity.name }
  const { role, agentId, name, nickname, permissions } = identity
  return {
    role,
    id: agentId,
    name: cleanName(name) ?? agentId,
    nickname: (nickname === undefined ? undefined : cleanName(nickname)) ?? null,
    permissions,
  }
}

function greet(options: SignInOptions, session: Session, identity: Identity): Promise<Welcome['you']> | Welcome['you'] {
  switch (identity.role) {
    case 'contact':
      return greetContact(options, session, identity)
    case 'bot':
      return greetBot(options, session, identity)
    default:
      return greetAgent(options, session, identity, options.clock)
  }
}

function greetBot(
  { hub, botDesks }: SignInOptions,
  session: Session,
  { botId, name }: Extract<Identity, { role: 'bot' }>,
): Welcome['you'] {
  for (const id of botDesks.of(botId)) hub.follow(session, conversationLog(id))
  return { role: 'bot', botId, name }
}

async function greetContact(
  { store, hub, siteSettings }: SignInOptions,
  session: Session,
  { contactId, site, newToken, claims }: Extract<Identity, { role: 'contact' }>,
): Promise<Welcome['you']> {
  const latest = newToken === undefined ? await store.latestConversation(contactId) : null
  // Another tab may have started one meanwhile: that one is later.
  if (latest !== null && session.conversationId === null) {
    session.conversationId = latest
    hub.follow(session, conversationLog(latest))
  }
  const settings = siteSettings(site)
  const { name, texts, textLimitChars, mediaOrigins, openPushedLinks, bot, emoji, maskPatterns, files } = settings
  const { typingPreview, askForRating, preChatForm, caseData } = settings
  const form = openFields(preChatForm, claims).map((field) => ({
    ...field,
    page: caseData.some(({ key, page }) => key === field.key && page === true),
  }))
  const fileLimits = fileLimitsFor('contact', files)
  return {
    role: 'contact',
    ...(newToken !== undefined && { token: newToken }),
    site: {
      name: name ?? site,
      texts: texts as Record<string, Record<string, string>>,
      textLimit: textLimitChars,
      mediaOrigins: [...mediaOrigins],
      openPushedLinks,
      greets: bot !== null,
      ...(fileLimits && { files: fileLimits }),
      emoji,
      typingPreview,
      ...(form.length > 0 && { form }),
      rating: askForRating,
      maskPatterns: [...maskPatterns],
    },
  }
}

async function greetAgent(
  { store, cache, hub, agentLines, consultations, seen, channels, settings }: SignInOptions,
  session: Session,
  identity: StaffIdentity,
  clock: Clock,
): Promise<Welcome['you']> {
  const { agentId, role } = identity
  const record = await agentLines.arrived(identity)
  const desk = await store.conversationsOnDesk(agentId)
  const folded = await cache.load(desk)
  seen(folded.values())
  for (const { conversation, interaction } of folded.values()) {
    if (!concerns(interaction, agentId)) continue
    follow(hub, session, interactionLog(interaction.id))
    if (readsAlong(interaction, agentId)) follow(hub, session, conversationLog(conversation.id))
  }
  void consultations.check(folded.values())
  const memory = memoryOf(await store.memoriesOf(agentId))
  agentLines.greeted(identity, [...folded.keys()])
  return {
    role,
    agentId,
    name: record.name,
    presence: shownPresence(record.presence, settings.agents),
    desk: deskSettingsOf(settings),
    memory,
    permissions: [...identity.permissions],
    channels: [...channels()],
    expiresAt: Math.max(identity.expiresAt, clock.now()),
  }
}

function follow(hub: Hub, session: Session, log: Parameters<Hub['follow']>[1]): void {
  if (!session.withdrawn.has(log)) hub.follow(session, log)
}

/** Whether the agent is in the conversation now, as far as it is known. */
export const isHandledBy = (folded: Folded | undefined, agentId: AgentId): boolean =>
  folded !== undefined && readsAlong(folded.interaction, agentId)
