// Opens the moving map when a person presses the button; until then nothing of it is fetched.
import type { Map as LiveMap, MapLayerMouseEvent, StyleSpecification } from 'maplibre-gl'
import { boundsOf, type MapFeatures } from './features.ts'

const SHADES = ['#e4efee', '#bcdcdc', '#7db8bb', '#3f8f98', '#0b4a52']

function readFeatures(holder: HTMLElement): MapFeatures {
  // The block was written by our own server from the same type.
  return JSON.parse(holder.querySelector('script')?.textContent ?? '{"type":"FeatureCollection","features":[]}') as MapFeatures
}

function styleOf(features: MapFeatures): StyleSpecification {
  const isPoint: ['==', ['geometry-type'], string] = ['==', ['geometry-type'], 'Point']
  const shade: StyleSpecification['layers'][number] = {
    id: 'areas',
    type: 'fill',
    source: 'features',
    filter: ['!', isPoint],
    paint: {
      'fill-color': ['to-color', ['at', ['coalesce', ['get', 'shade'], 0], ['literal', SHADES]]],
    },
  }
  return {
    version: 8,
    sources: { features: { type: 'geojson', data: features } },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': '#faf6ee' } },
      shade,
      {
        id: 'edges',
        type: 'line',
        source: 'features',
        filter: ['!', isPoint],
        paint: {
          'line-color': ['case', ['boolean', ['get', 'highlighted'], false], '#9c3d10', '#0b4a52'],
          'line-width': ['case', ['boolean', ['get', 'highlighted'], false], 3, 1],
        },
      },
      {
        id: 'points',
        type: 'circle',
        source: 'features',
        filter: isPoint,
        paint: { 'circle-radius': 8, 'circle-color': '#9c3d10', 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 2 },
      },
    ],
  }
}

// The library's own buttons and hints speak the language of the page.
function wordsOf(holder: HTMLElement): Record<string, string> {
  // Written by our own server, in this shape.
  const words = JSON.parse(holder.dataset.words ?? '{}') as Record<'zoomIn' | 'zoomOut' | 'twoFingers' | 'holdKey', string>
  return {
    'NavigationControl.ZoomIn': words.zoomIn,
    'NavigationControl.ZoomOut': words.zoomOut,
    'CooperativeGesturesHandler.MobileHelpText': words.twoFingers,
    'CooperativeGesturesHandler.WindowsHelpText': words.holdKey,
    'CooperativeGesturesHandler.MacHelpText': words.holdKey.replace('Ctrl', '⌘'),
  }
}

function addStylesheet(href: string): void {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = href
  document.head.append(link)
}

// What is pressed is said in words below the map, where a screen reader hears it too.
function sayWhatIsPressed(map: LiveMap, status: HTMLElement): void {
  const say = (event: MapLayerMouseEvent) => {
    const { name = '', text = '' } = event.features?.[0]?.properties ?? {}
    status.textContent = text ? `${name}: ${text}` : String(name)
  }
  for (const layer of ['areas', 'points']) map.on('click', layer, say)
}

async function openMap(holder: HTMLElement, button: HTMLButtonElement, status: HTMLElement): Promise<void> {
  const { library = '', worker = '', style = '', label = '' } = holder.dataset
  const features = readFeatures(holder)
  // The address is the town's own copy of the library, given by the page.
  const maplibre = (await import(library)) as typeof import('maplibre-gl')
  addStylesheet(style)
  maplibre.setWorkerUrl(worker)
  const canvas = document.createElement('div')
  canvas.className = 'map-canvas'
  holder.before(canvas)
  const map = new maplibre.Map({
    container: canvas,
    style: styleOf(features),
    bounds: boundsOf(features),
    fitBoundsOptions: { padding: 24 },
    attributionControl: { compact: false },
    cooperativeGestures: true,
    locale: wordsOf(holder),
  })
  map.addControl(new maplibre.NavigationControl({ showCompass: false }))
  map.getCanvas().setAttribute('aria-label', label)
  sayWhatIsPressed(map, status)
  holder.parentElement?.querySelector('.outline-map')?.remove()
  button.remove()
}

for (const holder of document.querySelectorAll<HTMLElement>('[data-map]')) {
  const button = holder.querySelector('button')
  const status = holder.querySelector<HTMLElement>('.map-status')
  if (!button || !status) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    status.textContent = holder.dataset.loading ?? ''
    try {
      await openMap(holder, button, status)
      status.textContent = ''
    } catch {
      status.textContent = holder.dataset.failed ?? ''
      button.disabled = false
    }
  })
}
