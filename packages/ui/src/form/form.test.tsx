// A form tells a person what was wrong, beside the field, and keeps what they wrote.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHTML } from 'linkedom'
import { Checkbox, DateField, ErrorSummary, FileField, Form, Radios, Select, TextArea, TextField } from '../index.ts'

const options = [
  { value: 'a', text: 'Alfa' },
  { value: 'b', text: 'Beta' },
]

const page = async (element: unknown) => parseHTML(`<!doctype html><html><body>${String(await element)}</body></html>`).document

const fields = {
  text: <TextField name="f" label="Navn" hint="Dit fornavn" error="Skriv et navn." value={'<b>"x"'} required />,
  area: <TextArea name="f" label="Navn" hint="Dit fornavn" error="Skriv et navn." value="<b>" />,
  select: <Select name="f" label="Navn" hint="Dit fornavn" error="Vælg et." options={options} value="b" />,
  file: <FileField name="f" label="Navn" hint="Dit fornavn" error="Vælg en fil." />,
  checkbox: <Checkbox name="f" label="Navn" hint="Dit fornavn" error="Sæt kryds." checked />,
}

for (const [name, field] of Object.entries(fields)) {
  test(`${name}: hint and error are tied to the input, which has a label`, async () => {
    const document = await page(field)
    const input = document.querySelector('#field-f')
    assert.equal(input?.getAttribute('aria-describedby'), 'field-f-hint field-f-error')
    assert.equal(input?.getAttribute('aria-invalid'), 'true')
    assert.ok(document.querySelector('#field-f-hint') && document.querySelector('#field-f-error'))
    assert.ok(document.querySelector('label[for="field-f"]')?.textContent?.includes('Navn'))
  })
}

test('what was written is kept, whatever it was', async () => {
  assert.equal((await page(fields.text)).querySelector('input')?.getAttribute('value'), '<b>"x"')
  assert.match(String(await fields.area), />&lt;b&gt;<\/textarea>/)
  assert.equal((await page(fields.select)).querySelector('option[selected]')?.getAttribute('value'), 'b')
  assert.ok((await page(fields.checkbox)).querySelector('input[checked]'))
})

test('the summary leads to the first box of each question', async () => {
  const document = await page(
    <Form idempotencyKey="k1">
      <ErrorSummary errors={['time', 'date'].map((field) => ({ field, message: `Ret ${field}.` }))} />
      <Radios name="time" label="Hvornår?" error="Ret time." options={options} value="b" />
      <DateField name="date" label="Dag" error="Ret date." value={{ day: '31', month: '2', year: '2026' }} />
    </Form>,
  )
  const targets = [...document.querySelectorAll('.error-summary a')].map((link) => document.querySelector(link.getAttribute('href') ?? ''))
  assert.deepEqual(
    targets.map((target) => target?.getAttribute('name')),
    ['time', 'date-day'],
  )
  assert.equal(document.querySelector('fieldset')?.getAttribute('aria-describedby'), 'field-time-error')
  assert.equal(document.querySelector('input[name="date-day"]')?.getAttribute('value'), '31')
  assert.equal(document.querySelector('input[name="idempotency-key"]')?.getAttribute('value'), 'k1')
  assert.ok(document.querySelector('form')?.hasAttribute('novalidate'))
})

test('without errors there is no summary', async () => {
  assert.equal((await page(<ErrorSummary errors={[]} />)).querySelector('.error-summary'), null)
})
