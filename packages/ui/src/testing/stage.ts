import { fixture } from '@open-wc/testing'
import { css, html, LitElement, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { define } from '../define.ts'
import { WordingController } from '../texts/texts-controller.ts'
import type { Wording } from '../texts/wording.ts'
import { tokens } from '../tokens.ts'

/** Stands in for a root element: carries the tokens and decides the wording. What is tested lies in its light DOM. */
export class TestRoot extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: flex;
        flex-direction: column;
        inline-size: var(--width, 384px);
        block-size: 480px;
        background: var(--parley-surface);
      }

      ::slotted(parley-transcript),
      ::slotted(parley-desk-transcript) {
        flex: 1;
      }
    `,
  ]

  @property({ reflect: true }) theme = 'light'
  private readonly words = new WordingController(this)

  protected override render() {
    return html`<slot></slot>`
  }

  speak(wording: Partial<Wording>) {
    this.words.wording = { ...this.words.wording, ...wording }
  }
}

/** Puts `content` on a stage and gives back its first element, drawn, and the stage. */
export async function onStage<Of extends LitElement>(
  content: TemplateResult,
  { theme = 'light', width = 384 }: { theme?: 'light' | 'dark'; width?: number } = {},
): Promise<{ element: Of; stage: TestRoot }> {
  define({ 'parley-test-root': TestRoot })
  const stage = await fixture<TestRoot>(html`<parley-test-root theme=${theme}>${content}</parley-test-root>`)
  stage.style.setProperty('--width', `${width}px`)
  const element = stage.firstElementChild as Of
  await element.updateComplete
  return { element, stage }
}

/** What the element draws: the first that matches, which must be there. */
export function find<Found extends HTMLElement = HTMLElement>(element: LitElement, selector: string): Found {
  const found = element.renderRoot.querySelector<Found>(selector)
  if (!found) throw new Error(`Nothing matches ${selector}`)
  return found
}

/** Everything in the element that matches. */
export const findAll = <Found extends HTMLElement = HTMLElement>(
  element: LitElement,
  selector: string,
): readonly Found[] => [...element.renderRoot.querySelectorAll<Found>(selector)]

/** The button with this accessible name. */
export function findButton(element: LitElement, name: string): HTMLButtonElement {
  const found = findAll<HTMLButtonElement>(element, 'button').find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === name,
  )
  if (!found) throw new Error(`No button is named ${name}`)
  return found
}

/** The text as somebody reads it: without the line breaks of the template. */
export const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Collects events of one kind that reach `target`. */
export function heard<Heard extends Event>(target: EventTarget, type: string): readonly Heard[] {
  const events: Heard[] = []
  target.addEventListener(type, (event) => events.push(event as Heard))
  return events
}
