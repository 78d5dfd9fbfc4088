/** Plain, but the same things to lay out: panel, bubbles, names, times, composer. */
export const css = `
:host { all: initial; position: fixed; inset: auto 20px 20px auto; font: 14px/20px system-ui; color: #121826; color-scheme: light }
button { font: inherit; cursor: pointer }
.launcher { width: 56px; height: 56px; border: 0; border-radius: 50%; background: #2a5bd7; color: #fff }
.panel { display: flex; flex-direction: column; position: fixed; inset: auto 20px 92px auto; width: 384px;
  height: min(640px, 100vh - 112px); border-radius: 16px; overflow: hidden; background: #fff; box-shadow: 0 4px 16px #0003 }
.panel[hidden] { display: none }
header { padding: 12px 16px; border-bottom: 1px solid #d8dce4; font-weight: 600 }
.log { flex: 1; overflow: hidden auto }
.chunk { display: flow-root; padding: 0 16px; content-visibility: auto; contain-intrinsic-size: auto 1600px }
.day { margin: 12px 0 0; color: #5b6473; font-size: 12px; text-align: center }
.row { display: flex; flex-direction: column; align-items: start; margin-top: 2px }
.row.own { align-items: end }
.name { margin-top: 12px; font-size: 12px; font-weight: 600 }
.bubble { max-width: 80%; padding: 6px 12px; border-radius: 16px; background: #eef0f4; white-space: pre-wrap; overflow-wrap: anywhere }
.own .bubble { background: #2a5bd7; color: #fff }
time { color: #5b6473; font-size: 12px }
form { display: flex; gap: 8px; padding: 12px; border-top: 1px solid #d8dce4 }
textarea { flex: 1; resize: none; field-sizing: content; max-height: 160px; padding: 6px; font: inherit }
`
