// Names that WordNet gives to visible things and that, in somebody's words about a photo, usually mean something else: places,
// people, shapes, colours, forms of verbs, the parts of an argument. Found by reading the built list; one line a kind.
const WORDS = `
architecture: room works outlet headquarters haven grill capitol chamber john juke cockpit pull-up sweatbox bombproof sconce resonator shelter stall office lobby business firm agency home base block court pen fold hold study den hall lounge locker mill
object: engine bullet computer cooler bumper boiler seizing skate starter motor machine machinery box kit receptacle maul charger dispenser hopper envelope basin spreader projectile marquee pan platter save-all roll-on cabinet bale lance gridiron schooner bath fork camera case mount container weapon trumpet chair slip cup pot pots file jar terminal dish drawer dresser pail lever key keys head capsule can cans tin pack packet packing package instrument bow bell horn stop organ bass
vehicle: transporter brig bogy skyhook doodlebug kamikaze eggbeater gig sulky remise pontoon bomber cruiser destroyer bumper fighter
road: hall gangway pike road arcade speedway gallery bypass cutoff shortcut detour approach access way lane
building-part: instep honey batwing springer steps spline gunnel headstone opening step truss concrete
landmark: retrenchment modeling pinnacle lunette carving head work
terrain: calculus delta belay bonanza divot landfall ascent fireguard berg cavity trough hammock pit trough tor flume backyard gallstone bilestone stone slope side incline basin depression spring floor bottom plain formation foot relief point bluff mound
clothing: garb getup furnishing ironing mending wrapper diamond ruby sparkler jewel solitaire denim calash topi boa jersey hose raiment grizzle drawers newmarket pinstripe pillbox attire costume sweats bead wear finery cloth
animal: feeder chick tom queen drone bug charger pacer carnivore beef darter rattler goldeneye cackler cur pollinator buckskin firebird beetle snipe turkey doe kiwi charger jumper cob host stray mount setter boxer pointer retriever tortrix robin python locust snake bull kid game head creature critter
vegetation: sang pia wort browse bloomer timothy chess popcorn bluebottle thrift chatterbox soma titi islay fuji peach bennet haw tuna blackjack mandarin flora rose bush plant coca may ash box rush sage date dates olive rape spray calla elder bloom
food: sinker windfall edda bean spud prune lemon lime orange plum cherry currant date
weather: duster soaker pelter whiteout nimbus twister
sign: posting notice bill card fingerboard
flag: colors colours standard
worship: vault tope charnel temple
`

export const UNUSUAL: ReadonlySet<string> = new Set(WORDS.split('\n').flatMap((line) => line.slice(line.indexOf(':') + 1).split(/\s+/)))
