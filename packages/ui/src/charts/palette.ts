// The few colours of every chart; told apart by people with colour blindness and in grey print, since lightness differs too.
export const palette = {
  ink: '#1b2a2e',
  quiet: '#5b6a6f',
  rule: '#d9d0c0',
  harbour: '#0b4a52',
  water: '#3f8f98',
  mist: '#bcdcdc',
  lamp: '#e6a23c',
  sand: '#efd9ad',
  rust: '#9c3d10',
  paper: '#ffffff',
} as const
