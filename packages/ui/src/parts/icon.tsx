// The few small pictures beside words; each one only repeats what its word says.

// Drawn on a 24 by 24 grid with a 2 px line, in our own hand.
const SHAPES = {
  info: 'M12 10.5v7M12 6.5v.5M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19z',
  success: 'M7.5 12.5l3 3 6-6.5M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19z',
  warning: 'M12 9.5v5M12 17.5v.3M10.7 3.6L2.3 18.5a1.5 1.5 0 0 0 1.3 2.25h16.8a1.5 1.5 0 0 0 1.3-2.25L13.3 3.6a1.5 1.5 0 0 0-2.6 0z',
  error: 'M12 7v6M12 16.7v.3M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z',
  download: 'M12 3.5v12M7 11l5 4.5 5-4.5M4 20.5h16',
  phone: 'M6.5 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z',
  forward: 'M5 12h13.5M13 6l6 6-6 6',
  back: 'M19 12H5.5M11 6l-6 6 6 6',
} as const

export type IconName = keyof typeof SHAPES

/** A small picture; hidden from screen readers because a word always stands beside it. `turns` mirrors it in right-to-left pages. */
export const Icon = ({ name, turns }: { name: IconName; turns?: boolean }) => (
  <svg class={turns ? 'icon icon-turns' : 'icon'} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <path d={SHAPES[name]} />
  </svg>
)
