// The power goes, or the disk is full: what was acknowledged is there, and what cannot be done is said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diskBench } from '../src/bench/storage/disk-full.ts'
import { powerBench } from '../src/bench/storage/power-cut.ts'
import { whyNoVolume } from '../src/bench/storage/volume.ts'

const times = Number(process.env.TRYGBY_POWER_CUTS ?? 4)
const why = await whyNoVolume()

test(`${times} power cuts, one of them during a checkpoint, lose no acknowledged write`, { skip: why ?? false }, async () => {
  const figures = await powerBench(times)
  assert.deepEqual(figures.failures, [])
  assert.equal(figures.opened, times)
  assert.ok(figures.duringCheckpoint > 0)
  assert.ok(figures.acknowledged > times, `only ${figures.acknowledged} writes were acknowledged`)
  assert.equal(figures.lost, 0)
  assert.equal(figures.findings, 0)
  assert.equal(figures.controls, times)
})

test('with the disk full reading goes on, writing is refused in words, and it resumes by itself', { skip: why ?? false }, async () => {
  const figures = await diskBench(4)
  assert.deepEqual(Object.keys(figures.reads), ['200'])
  const refusals = Object.keys(figures.writes).filter((status) => status !== '303')
  assert.deepEqual(refusals, ['503'])
  assert.ok(figures.wordedRefusals)
  assert.equal(figures.lost, 0)
  assert.equal(figures.findings, 0)
})
