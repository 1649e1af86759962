import type { Downloads } from '../models/downloads/downloads.ts'
import type { Models } from '../models/models.ts'
import type { ContractWithErrors } from './base.ts'

export function downloadsRouter({ downloads: feature }: ContractWithErrors, downloads: Downloads, models: Models) {
  const { token } = downloads
  return feature.router({
    catalogue: feature.catalogue.handler(() => downloads.catalogue(models.list())),
    contacts: feature.contacts.handler(() => downloads.contacts()),
    plan: feature.plan.handler(({ input, signal }) => downloads.plan(input, signal)),
    start: feature.start.handler(({ input, signal }) => downloads.start(input, signal)),
    pause: feature.pause.handler(({ input }) => downloads.pause(input.number)),
    goOn: feature.goOn.handler(({ input }) => downloads.goOn(input.number)),
    cancel: feature.cancel.handler(({ input }) => downloads.cancel(input.number)),
    clear: feature.clear.handler(({ input }) => {
      downloads.clear(input.number)
      return {}
    }),
    list: feature.list.handler(() => downloads.list()),
    watch: feature.watch.handler(({ signal }) => downloads.watch(signal)),
    token: feature.token.handler(() => token.place()),
    keepToken: feature.keepToken.handler(async ({ input }) => {
      await token.keep(input.token)
      return token.place()
    }),
    forgetToken: feature.forgetToken.handler(async () => {
      await token.forget()
      return token.place()
    }),
  })
}
