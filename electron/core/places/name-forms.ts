import { foldName, foldWithDigraphs } from './fold-name.ts'
import { toLatin } from './transliterate.ts'

const ARTICLE = /^(?:the|al|el|la|le|les|los|las|il|den|der|die|das|de|het|o|os|a|as) (?=.{3})/
/** What Chinese, Japanese and Korean writers put behind a name to say what kind of place it is. */
const EAST_ASIAN_KIND =
  /(?<=[\p{Script=Han}\p{Script=Hangul}]{2})(?:特别市|特別市|市|都|府|県|县|縣|省|区|區|町|村|시|군|구|특별시|광역시)$/u
const KIND_BEFORE = /^(?:city|town|village|municipality|ville|ciudad|stadt|gorod|г|город|commune) (?:of |de |di |da )?(?=.{3})/
/** Not the `ue` of `Hague` and `Quebec`. */
const DIGRAPHS = /([aou])(?<![gq]u)e|a(?=a)/g
const KIND_AFTER = / (?:city|town|village|municipality|shi|ken)$/

/**
 * The folded forms under which a name as written may stand in the gazetteer, the most literal first. The first that is found counts;
 * the rest are never tried then.
 */
export function nameForms(name: string): string[] {
  const folded = foldName(name)
  const forms = new Set<string>([folded])
  const add = (form: string | null) => {
    if (form && form.length > 1) forms.add(form)
  }
  // `Muenchen` is stored with its city; `Goeteborg` typed for a name that is stored as `Göteborg` in one language only is undone here.
  add(foldWithDigraphs(name))
  add(folded.replace(ARTICLE, ''))
  add(folded.replace(EAST_ASIAN_KIND, ''))
  add(folded.replace(KIND_BEFORE, ''))
  add(folded.replace(KIND_AFTER, ''))
  if (/[aou]e|aa/.test(folded)) add(folded.replace(DIGRAPHS, '$1'))
  if (folded.includes(' ')) add(folded.replaceAll(' ', ''))
  add(toLatin(folded))
  return [...forms]
}
