// Words of signs, shops and sentences that are also names of places somewhere. Folded; one line a language or a theme.
const WORDS = `
open closed close bar pub cafe coffee hotel hostel motel inn restaurant pizza pizzeria grill kitchen bakery market shop store sale sales save
free new old exit enter entrance push pull stop slow go no yes men women ladies toilet toilets parking park bank post office police school
station street road avenue lane drive way bridge church tower castle museum gallery library theatre theater cinema centre center city town
village county state north south east west upper lower left right first second third one two three four five six seven eight nine ten
north east road works ahead please thank you welcome danger caution warning private public property keep clear fire alarm water gas oil
food drink drinks wine beer tea juice fresh fruit fish meat chicken rice bread cake sweet salt sugar hot cold big small best good nice
day night week month year today now hours monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december spring summer autumn winter home house garden beach lake river island hill mountain rock
stone wood forest field green blue red white black brown gold silver grey gray orange pink purple yellow king queen prince royal crown star
sun moon sky world love life peace hope victory liberty union independence university college hospital pharmacy clinic doctor dental medical
auto car cars taxi bus train tram metro airport port harbour harbor ferry boat ship marina pier dock gate door plaza square mall court
the and for with from this that these those are was were has have had not but all any can our your his her its they them who what when where
why how more most many much some such only own same than too very just about into over under after before between during through again once
here there other each few both while above below off down out because until against mobile phone call tel fax email web www http https com net
org photo image camera copyright rights reserved made limited ltd inc corp company group service services system systems power energy light
electric electronics computer digital mega super mini maxi extra plus pro max club sport sports fitness gym spa beauty hair nails fashion style
shoes clothes books music video radio google samsung sony nokia apple shell news times media print press paper design art arts craft gift gifts toys games play fun party live
address number name sir mrs miss mister saint san santa santo los las sur norte este oeste villa mission general major president
commerce industry union central national international global royal imperial victoria imperial grand palace paradise eden model summit
border point corner circle cross junction mill mine farm ranch camp lodge resort suites rooms vacancy deluxe standard classic original
unique quality price cheap buy sell rent lease cash credit card atm change exchange tax duty loan pay paid total receipt order delivery
de la le les des du un une et ou ouvert ferme fermeture entree sortie rue place pont gare mairie eglise ecole tabac boulangerie boucherie
pharmacie poste avec sans pour dans sur sous chez nous vous bon bonne beau belle grand grande petit petite vieux neuf nouveau nouvelle
interdit sens unique toutes directions centre ville hotel soldes prix vente location maison jardin plage mer lac montagne
der die das und oder ein eine einen nicht mit von zum zur bei auf aus nach ausgang eingang ausfahrt einfahrt offen geschlossen strasse platz
bahnhof kirche schule rathaus apotheke backerei metzgerei gasthof gasthaus markt haus burg berg tal bach see wald feld hof stadt dorf
achtung verboten frei halt rot grun blau weiss schwarz neu alt gross klein gut haltestelle linie gleis verkauf angebot miete
el los las un una unos unas y o pero con sin por para sobre abierto cerrado entrada salida calle plaza paseo iglesia escuela farmacia tienda
mercado panaderia carniceria peligro alto pare aqui casa finca jardin playa mar rio monte cerro puerto puente torre castillo nuevo nueva
viejo vieja bueno buena grande pequeno rojo verde azul blanco blanca negro negra dorado todo nada mas menos precio oferta venta alquiler
il lo gli i uno e ma con senza per aperto chiuso ingresso uscita via piazza corso chiesa scuola farmacia negozio mercato panificio macelleria
pericolo casa palazzo giardino spiaggia mare lago fiume porto ponte torre castello nuovo nuova vecchio buono bella rosso verde bianco nero
prezzo vendita affitto tabacchi gelateria trattoria osteria ristorante albergo
os as um uma ou mas com sem por para aberto fechado entrada saida rua praca igreja escola farmacia loja mercado padaria perigo pare aqui
casa jardim praia rio porto ponte torre castelo novo nova velho bom boa grande pequeno vermelho verde azul branco preto preco venda aluguel
het een van voor met zonder open gesloten ingang uitgang straat plein kerk school winkel markt huis tuin strand zee berg nieuw oud groot klein
och eller med utan oppen stangd ingang utgang gata torg kyrka skola hus strand sjo ny gammal stor liten
oraz lub dla bez ulica plac kosciol szkola apteka sklep rynek dom plaza morze gora nowy stary duzy maly otwarte zamkniete wejscie wyjscie
ve veya ile icin acik kapali giris cikis sokak cadde meydan okul eczane ev bahce deniz dag yeni eski buyuk kucuk dur
jalan toko rumah pasar sekolah masjid kantor baru lama besar kecil dan atau untuk dengan buka tutup masuk keluar
bir iki uc dort bes alti yedi sekiz dokuz uno dos tres cuatro cinco seis siete ocho nueve diez un deux trois quatre cinq six sept huit neuf dix
ein zwei drei vier funf sechs sieben acht neun zehn due tre quattro cinque sei sette otto nove dieci
улица площадь проспект дом вход выход магазин аптека школа рынок банк кафе бар ресторан гостиница открыто закрыто стоп новый старый и или
для без не на по из за при под над мир победа союз центр город село река море гора лес поле парк сад мост вокзал станция остановка
οδος πλατεια εξοδος εισοδος ανοικτο κλειστο φαρμακειο σχολειο αγορα και για με
شارع ميدان مدخل مخرج مفتوح مغلق مسجد مدرسه صيدليه سوق مطعم فندق بنك محطه باب بيت دار حي جديد قديم كبير صغير من الي في علي
出口 入口 大学 学校 銀行 病院 医院 駅前 中央 中心 北京路 大道 商店 市場 市场 公園 公园 東口 西口 南口 北口 本店 営業 営業中 禁止 注意 停止 公司 有限 有限公司 酒店 飯店 饭店 中山 新華 新华 人民 和平
`

/** True for a folded word that says nothing of a place when it stands alone. */
export function isEverydayWord(folded: string): boolean {
  return EVERYDAY.has(folded)
}

const EVERYDAY: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean))
