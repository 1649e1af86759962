const photos = (count: number) => (count === 1 ? '1 photo' : `${count.toLocaleString('en')} photos`)

export const groupStrings = {
  photos,
  defaultName: (number: number) => `Place ${number}`,
  /** For screen readers, after the name and the number of photos. */
  rowWords: (count: number, collapsed: boolean) => ` ${count === 1 ? 'photo' : 'photos'}, group, ${collapsed ? 'closed' : 'open'}`,
  expand: (name: string) => `Open the group ${name}`,
  collapse: (name: string) => `Close the group ${name}`,
  chosen: (count: number) => `${count.toLocaleString('en')} chosen`,
  selectionLabel: 'What to do with the chosen photos',
  group: 'Group',
  addTo: 'Add to…',
  ungroup: 'Ungroup',
  clear: 'Choose none',
  rename: 'Rename the group…',
  renameTitle: 'Rename the group',
  nameLabel: 'Name of the place',
  save: 'Rename',
  cancel: 'Cancel',
  dissolve: 'Take the group apart',
  more: (name: string) => `What to do with the group ${name}`,

  scope: 'Whose answer is shown',
  scopePhoto: 'This photo',
  scopeGroup: 'The group',
  pooledFrom: (name: string, speaking: number, total: number) =>
    `The evidence of “${name}” together: ${speaking} of ${photos(total)} ${speaking === 1 ? 'says' : 'say'} something of the place.`,
  shares: 'What each photo says',
  says: (place: string, share: string) => `${place}, ${share}`,
  saysNothing: 'Nothing that points to a place',
  stances: { silent: 'Silent', alone: 'Speaks alone', for: 'Fits', open: 'Says little', against: 'Speaks against' },
  against: (count: number) =>
    count === 1 ? 'One photo speaks against the others. It may have been taken elsewhere.' : `${count} photos speak against the others.`,
  againstEachOther: 'These photos contradict each other: they may not be of one place.',
  fit: (times: string, better: boolean) =>
    better
      ? `The other photos make what it says ${times} times more likely.`
      : `The other photos make what it says ${times} times less likely.`,
}
