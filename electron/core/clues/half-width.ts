/** What stands for ￠￡￢￣￤￥￦ (U+FFE0 to U+FFE6) in ordinary width. */
const SIGNS = '¢£¬¯¦¥₩'

/**
 * Full-width letters, digits and signs of East Asian type in their ordinary width, one UTF-16 unit for one, so that offsets stay
 * true: `￥１，２００` → `¥1,200`.
 */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\uFFE0-\uFFE6]/g, (wide) => SIGNS.charAt(wide.charCodeAt(0) - 0xffe0))
    .replace(/\u3000/g, ' ')
