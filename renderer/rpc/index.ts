export { client } from './client.ts'
export { connection, retryNow, stayConnected } from './connection.ts'
export { follow } from './follow.ts'
export { problemFrom, wasCalledOff } from './problem-from.ts'
