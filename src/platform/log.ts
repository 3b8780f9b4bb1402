// The town's log: one JSON line each, to be kept by whoever runs the machine; no names, addresses or free text of people.
export function log(level: 'info' | 'warning' | 'error', message: string, facts: Record<string, string | number | boolean> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`)
}
