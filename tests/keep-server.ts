// Keeps the tests' database up while the test command runs, so that no test file has to start it.
import { testServer } from './database.ts'

const server = await testServer()
// The test command holds the other end of the input: when it ends, or is killed, the database may go.
process.stdin.on('end', () => server.stop().then(() => process.exit(0)))
process.stdin.resume()
