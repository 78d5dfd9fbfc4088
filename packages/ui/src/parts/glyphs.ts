/**
 * Our icons: strokes of 1.5 on a field of 20, drawn for each other. Each is a constant of its own, so that a page
 * carries only what it shows. Draw one with `icon()`.
 */
export const send = 'M3.5 10 16.5 3.5 12 16.5 9.5 11zM9.5 11l3-3'
export const close = 'm5 5 10 10M15 5 5 15'
export const minimize = 'm5 8 5 5 5-5'
export const chat =
  'M10 3.5c-4 0-7 2.6-7 5.9 0 1.8.9 3.4 2.4 4.5l-.6 2.9 3-1.7c.7.1 1.4.2 2.2.2 4 0 7-2.6 7-5.9s-3-5.9-7-5.9z'
export const check = 'm4.5 10.5 3.5 3.5 7.5-8'
export const checks = 'm1.5 10.5 3.5 3.5 7-8M9 12.7l1.3 1.3 7.7-8'
export const clock = 'M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM10 6.2V10l2.5 1.7'
export const warning = 'M10 3.5 17.5 16.5h-15zM10 8.5v3.6M10 14.3v.1'
export const retry = 'M16 10a6 6 0 1 1-1.9-4.4M16 3v3.5h-3.5'
export const trash = 'M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5'
export const menu = 'M4 6h12M4 10h12M4 14h12'
export const more =
  'M4.3 10a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0zM9.3 10a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0zM14.3 10a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0z'
export const up = 'm5 12.5 5-5 5 5'
export const down = 'm5 7.5 5 5 5-5'
export const circle = 'M10 4.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z'
export const plus = 'M10 4v12M4 10h12'
export const person = 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c.6-3 2.9-4.5 6-4.5s5.4 1.5 6 4.5'
export const people =
  'M7.5 9.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2 16c.5-2.8 2.6-4.2 5.5-4.2S12.5 13.2 13 16M13 4.5a2.8 2.8 0 0 1 0 5M15 12.3c1.7.6 2.7 1.9 3 3.7'
export const transfer = 'M3.5 7h12l-3-3M16.5 13h-12l3 3'
export const power = 'M10 3v7M6 5.3a6.3 6.3 0 1 0 8 0'
export const search = 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.7 12.7 16.5 16.5'
export const lineDown =
  'M3 3l14 14M2.8 8.2A10.5 10.5 0 0 1 6 6M9.5 5a10.5 10.5 0 0 1 7.7 3.2M5.5 11a6.6 6.6 0 0 1 3-1.8M14.5 11l-.6-.5M10 15v.1'
export const lock = 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9'
export const zoom = 'M3 15.5 6.5 6l3.5 9.5M4.2 12.5h4.7M12 15.5l2.5-6.5 2.5 6.5M12.9 13.3h3.3'
