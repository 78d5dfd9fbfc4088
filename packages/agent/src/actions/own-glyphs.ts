// Icons that only actions have, in the manner of `glyphs`.
export const tag = 'M3.5 4h6.2l6.8 6.8-5.7 5.7L4 9.7zM6.9 7.3v.1'
export const minus = 'M4 10h12'
export const keyboard = 'M3 5.5h14v9H3zM6 8.5v.1M8.7 8.5v.1M11.3 8.5v.1M14 8.5v.1M6.5 11.5h7'
export const sliders =
  'M4 6h7M15 6h1M4 14h1M9 14h7M13 4.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM7 12.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z'
export const bars = 'M3.5 16.5h13M6 13.5v-3M10 13.5v-9M14 13.5v-6'
export const mail = 'M3.5 5.5h13v9h-13zM3.5 6l6.5 5 6.5-5'
