// Pictures handed in: known kinds are kept without their secrets, everything else is refused quickly.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { cleanImage } from './image.ts'

const field = (width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: { r: 90, g: 140, b: 120 } } })
const taken = () =>
  field()
    .withExif({
      IFD0: { Make: 'Camera', Artist: 'Somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 37/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '12/1 21/1 0/1' },
    })
    .jpeg()
    .toBuffer()

/** A PNG whose head promises so many pixels, with nothing much behind it. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, body, Buffer.alloc(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(8, 8)
  head.writeUInt8(2, 9)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('jpeg, png and webp are kept in their kind and size', async () => {
  for (const kind of ['jpeg', 'png', 'webp'] as const) {
    const image = await cleanImage(await field()[kind]().toBuffer())
    assert.ok(typeof image === 'object', String(image))
    assert.deepEqual([image.kind, image.width, image.height], [kind, 60, 40])
    assert.match(image.hash, /^[0-9a-f]{64}$/)
  }
})

test('a losslessly packed webp and a progressive jpeg are pictures too', async () => {
  assert.equal(typeof (await cleanImage(await field().webp({ lossless: true }).toBuffer())), 'object')
  assert.equal(typeof (await cleanImage(await field().jpeg({ progressive: true }).toBuffer())), 'object')
})

test('where and with what camera a picture was taken is gone', async () => {
  const before = await taken()
  assert.ok((await sharp(before).metadata()).exif, 'the picture carries a place to begin with')
  const image = await cleanImage(before)
  assert.ok(typeof image === 'object')
  const after = await sharp(image.bytes).metadata()
  assert.deepEqual([after.exif, after.xmp, after.iptc, after.icc], [undefined, undefined, undefined, undefined])
  assert.ok(!image.bytes.includes('Camera') && !image.bytes.includes('Somebody') && !image.bytes.includes('Exif'))
})

test('a picture lying on its side is turned as the camera meant', async () => {
  const image = await cleanImage(await field(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer())
  assert.ok(typeof image === 'object')
  assert.deepEqual([image.width, image.height], [40, 60])
})

test('a huge picture is made smaller', async () => {
  const image = await cleanImage(await field(4000, 1000).jpeg().toBuffer())
  assert.ok(typeof image === 'object')
  assert.deepEqual([image.width, image.height], [2560, 640])
})

test('other kinds of file are refused whatever they are called', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const gif = await field().gif().toBuffer()
  for (const bytes of [svg, gif, Buffer.from('%PDF-1.7'), Buffer.alloc(0), Buffer.from('PK\x03\x04')])
    assert.equal(await cleanImage(bytes), 'imageKind')
})

test('a bomb is refused by its head before it is opened', async () => {
  await cleanImage(await field().png().toBuffer()) // the first use loads the library
  assert.equal(await cleanImage(bomb(30_000, 30_000)), 'imageTooLarge')
  assert.equal(await cleanImage(bomb(65_000, 65_000)), 'imageTooLarge')
})

test('a picture that is also a page or an archive is refused', async () => {
  const jpeg = await field().jpeg().toBuffer()
  const png = await field().png().toBuffer()
  const webp = await field().webp().toBuffer()
  for (const picture of [jpeg, png, webp]) {
    assert.equal(await cleanImage(Buffer.concat([picture, Buffer.from('PK\x03\x04hidden archive')])), 'imageHides')
    assert.equal(await cleanImage(Buffer.concat([picture, Buffer.from('<SCRIPT>alert(1)</SCRIPT>')])), 'imageHides')
  }
  const inComment = Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xfe, 0, 18]),
    Buffer.from('<script src=//x>'),
    jpeg.subarray(2),
  ])
  assert.equal(await cleanImage(inComment), 'imageHides')
})

test('an archive is found at the end of what stands behind the picture, and a drawing inside it', async () => {
  const jpeg = await field().jpeg().toBuffer()
  const zip = Buffer.concat([Buffer.alloc(5000, 7), Buffer.from('PK\x05\x06'), Buffer.alloc(18)])
  assert.equal(await cleanImage(Buffer.concat([jpeg, zip])), 'imageHides')
  for (const drawing of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<SVG\n width="1"\n xmlns="x">', '<svg:svg xmlns:svg="x">'])
    assert.equal(await cleanImage(Buffer.concat([jpeg, Buffer.alloc(5000, 7), Buffer.from(drawing)])), 'imageHides', drawing)
})

test('letters that come up by chance hide nothing: in the pixels, or in a film behind them', async () => {
  const pixels = Buffer.from('<sVg\u{8f}<svg <SVG> no drawing, and #!/ no program'.padEnd(60 * 3), 'latin1')
  const picture = sharp(pixels, { raw: { width: 60, height: 1, channels: 3 } })
  const png = await picture.png({ compressionLevel: 0, adaptiveFiltering: false }).toBuffer()
  assert.ok(png.includes('<SVG>'), 'the letters stand in the file as they are')
  assert.equal(typeof (await cleanImage(png)), 'object')
  const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(99_000, 7)])
  for (const [at, letters] of ['#!/', 'PK\x03\x04', 'PK\x05\x06', '\x7fELF', 'MZ\x90\0'].entries())
    film.write(letters, 500 + at * 50, 'latin1')
  assert.equal(typeof (await cleanImage(Buffer.concat([await field().jpeg().toBuffer(), film]))), 'object')
})

test('a moving picture behind the still one, as phones make, is dropped and the still one kept', async () => {
  const jpeg = await field().jpeg().toBuffer()
  const image = await cleanImage(Buffer.concat([jpeg, Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(5000, 7)]))
  assert.ok(typeof image === 'object')
  assert.ok(!image.bytes.includes('ftypmp42'))
})

test('a picture that breaks off is refused', async () => {
  const jpeg = await field(400, 400).jpeg().toBuffer()
  for (const length of [4, 20, Math.floor(jpeg.length / 2)]) assert.equal(await cleanImage(jpeg.subarray(0, length)), 'imageBroken')
  assert.equal(await cleanImage(bomb(10, 10)), 'imageBroken')
})
