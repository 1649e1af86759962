import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/index.ts'

/** The whole contract, called directly in this process. */
export type Client = ContractRouterClient<Contract>
