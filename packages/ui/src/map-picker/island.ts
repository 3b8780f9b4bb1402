// Lets a person point at the place: by a press, or by moving the map under the cross with the keys and pressing Enter.
import type { Map as LiveMap, Marker } from 'maplibre-gl'
import { boundsOf, type MapFeatures } from '../map/features.ts'

type Words = Record<'loading' | 'failed' | 'press' | 'pointed' | 'zoomIn' | 'zoomOut' | 'twoFingers' | 'holdKey', string>
type Spot = { lng: number; lat: number }

function nearestName({ features }: MapFeatures, { lng, lat }: Spot): string {
  const shrink = Math.cos((lat * Math.PI) / 180)
  let [best, name] = [Number.POSITIVE_INFINITY, '']
  for (const { geometry, properties } of features) {
    if (geometry.type !== 'Point') continue
    const far = Math.hypot((geometry.coordinates[0] - lng) * shrink, geometry.coordinates[1] - lat)
    if (far < best) [best, name] = [far, properties.name]
  }
  return name
}

async function open(holder: HTMLElement, words: Words, status: HTMLElement): Promise<void> {
  const { library = '', worker = '', style = '', label = '', features: address = '' } = holder.dataset
  // The address is the town's own, given by the page, and answers in this shape.
  const features = (await (await fetch(address)).json()) as MapFeatures
  const maplibre = (await import(library)) as typeof import('maplibre-gl')
  const link = document.createElement('link')
  Object.assign(link, { rel: 'stylesheet', href: style })
  document.head.append(link)
  maplibre.setWorkerUrl(worker)
  const canvas = document.createElement('div')
  canvas.className = 'map-canvas'
  holder.prepend(canvas)
  const isPoint: ['==', ['geometry-type'], string] = ['==', ['geometry-type'], 'Point']
  const map: LiveMap = new maplibre.Map({
    container: canvas,
    bounds: boundsOf(features),
    fitBoundsOptions: { padding: 16 },
    cooperativeGestures: true,
    attributionControl: false,
    locale: {
      'NavigationControl.ZoomIn': words.zoomIn,
      'NavigationControl.ZoomOut': words.zoomOut,
      'CooperativeGesturesHandler.MobileHelpText': words.twoFingers,
      'CooperativeGesturesHandler.WindowsHelpText': words.holdKey,
      'CooperativeGesturesHandler.MacHelpText': words.holdKey.replace('Ctrl', '⌘'),
    },
    style: {
      version: 8,
      sources: { town: { type: 'geojson', data: features } },
      layers: [
        { id: 'paper', type: 'background', paint: { 'background-color': '#faf6ee' } },
        { id: 'areas', type: 'fill', source: 'town', filter: ['!', isPoint], paint: { 'fill-color': '#e4efee' } },
        { id: 'edges', type: 'line', source: 'town', filter: ['!', isPoint], paint: { 'line-color': '#0b4a52' } },
        { id: 'points', type: 'circle', source: 'town', filter: isPoint, paint: { 'circle-radius': 4, 'circle-color': '#3f8f98' } },
      ],
    },
  })
  map.addControl(new maplibre.NavigationControl({ showCompass: false }))
  map.getCanvas().setAttribute('aria-label', `${label}. ${words.press}`)
  const marker: Marker = new maplibre.Marker({ color: '#9c3d10' })
  const [lat, lon] = holder.querySelectorAll('input')
  const point = (spot: Spot) => {
    if (!lat || !lon) return
    marker.setLngLat(spot).addTo(map)
    lat.value = spot.lat.toFixed(6)
    lon.value = spot.lng.toFixed(6)
    status.textContent = `${nearestName(features, spot)}. ${words.pointed}`
  }
  map.on('click', ({ lngLat }) => point(lngLat))
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    point(map.getCenter())
  })
  status.textContent = words.press
}

for (const one of document.querySelectorAll<HTMLElement>('[data-only-with-script]')) one.hidden = false

for (const holder of document.querySelectorAll<HTMLElement>('[data-map-picker]')) {
  const button = holder.querySelector('button')
  const status = holder.querySelector<HTMLElement>('.map-status')
  if (!button || !status) continue
  // Written by our own server, in this shape.
  const words = JSON.parse(holder.dataset.words ?? '{}') as Words
  button.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    status.textContent = words.loading
    try {
      await open(holder, words, status)
      button.remove()
    } catch {
      status.textContent = words.failed
      button.disabled = false
    }
  })
}
