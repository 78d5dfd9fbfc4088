/**
 * Our icons: strokes of 1.5 on a field of 20, drawn for each other. Each is a constant of its own, so that a page
 * carries only what it shows. Draw one with `icon()`.
 */
export const send = 'M3.5 10 16.5 3.5 12 16.5 9.5 11zM9.5 11l3-3'
export const minimize = 'm5 8 5 5 5-5'
export const check = 'm4.5 10.5 3.5 3.5 7.5-8'
export const checks = 'm1.5 10.5 3.5 3.5 7-8M9 12.7l1.3 1.3 7.7-8'
export const clock = 'M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM10 6.2V10l2.5 1.7'
export const warning = 'M10 3.5 17.5 16.5h-15zM10 8.5v3.6M10 14.3v.1'
export const down = 'm5 7.5 5 5 5-5'
