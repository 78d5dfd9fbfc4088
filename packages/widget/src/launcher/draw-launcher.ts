import { launcherCss } from './launcher-look.ts'

/** Puts the closed launcher into an empty shadow root, without any HTML from strings. The loader carries its own copy. */
export function drawLauncher(root: ShadowRoot, name: string): HTMLButtonElement {
  const style = new CSSStyleSheet()
  style.replaceSync(launcherCss)
  root.adoptedStyleSheets = [style]
  const button = document.createElement('button')
  button.className = 'launcher'
  button.ariaLabel = name
  button.setAttribute('part', 'launcher')
  root.append(button)
  return button
}
