// Adjectives that may stand before the name of a thing and tell how it looks.

const WORDS = new Set(
  `red orange yellow green blue purple violet pink brown black white grey gray beige cream turquoise golden gold silver ochre terracotta crimson maroon navy
  dark light bright pale colourful colorful multicoloured multicolored striped plain
  wooden stone brick concrete metal iron wrought steel glass marble granite limestone sandstone slate tiled plastic bamboo adobe mud thatched corrugated
  cobbled cobblestone paved unpaved asphalt gravel dirt sandy rocky grassy snowy snow-capped muddy wet dry dusty icy wooded forested grass
  tall high low short long narrow wide broad small large big huge tiny little giant massive modest grand steep flat gentle rolling curved winding straight round square rectangular
  arched pointed gabled pitched sloped sloping stepped domed vaulted ornate decorative carved painted whitewashed plastered rendered weathered old ancient historic historical medieval
  modern contemporary new traditional classical neoclassical baroque gothic romanesque renaissance victorian georgian colonial soviet brutalist art deco nouveau moorish
  byzantine ottoman islamic orthodox catholic buddhist hindu imperial industrial rural urban suburban coastal alpine tropical subtropical temperate mediterranean
  arid lush dense sparse bare leafy deciduous coniferous evergreen flowering autumn autumnal winter summer spring
  overhead elevated underground open closed empty busy crowded quiet residential commercial public private parked passing moving double single dashed solid continuous
  european asian african american western eastern northern southern central scandinavian nordic baltic balkan slavic latin arabic arab
  british english scottish irish welsh french german italian spanish portuguese dutch belgian swiss austrian czech slovak polish hungarian romanian bulgarian serbian croatian greek turkish
  russian ukrainian finnish swedish norwegian danish icelandic estonian latvian lithuanian japanese chinese korean thai vietnamese indonesian malaysian indian
  mexican brazilian argentine canadian australian egyptian moroccan israeli iranian
  several many few various numerous multiple two three four five six rows clear cloudy overcast visible distant nearby main typical`
    .split(/\s+/)
    .filter(Boolean),
)
// Counting and viewing words stand before a name without describing it.
const NOT_LOOKS = new Set([
  'several',
  'many',
  'few',
  'various',
  'numerous',
  'multiple',
  'two',
  'three',
  'four',
  'five',
  'six',
  'visible',
  'distant',
  'nearby',
  'main',
  'typical',
  'rows',
])
const BUILT = /(?:ish|ese|style|shaped|coloured|colored|roofed|storey|story|lined|framed|leaved|topped)$/

/** Whether the word may stand between an article and a name. */
export const isDescribing = (plain: string): boolean => WORDS.has(plain) || BUILT.test(plain)

/** Whether it belongs to the description: “several red trams” are described as “red trams”. */
export const describesLooks = (plain: string): boolean => isDescribing(plain) && !NOT_LOOKS.has(plain)
