// A bar in the terminal that shows how far fetching is; where the output is no terminal, a line for each table.
export interface Bar {
  show(at: { table: string; done: number; total: number }): void
  end(): void
}

/** `width` is the length of the bar in characters. */
export function terminalBar(out: { isTTY?: boolean; write(text: string): unknown }, width = 30): Bar {
  let last = ''
  return {
    show: ({ table, done, total }) => {
      const share = total > 0 ? done / total : 1
      if (!out.isTTY) {
        if (table !== last) out.write(`${table} ...\n`)
      } else {
        const filled = Math.round(share * width)
        out.write(
          `\r${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(Math.round(share * 100)).padStart(3)} % ${table.padEnd(10)}`,
        )
      }
      last = table
    },
    end: () => {
      if (out.isTTY && last !== '') out.write('\n')
    },
  }
}
