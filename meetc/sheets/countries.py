"""Countries as lists name them: by a code of World Athletics, of ISO, or a name in seven languages.

The language and OpenTrack have the codes of World Athletics: GER, not DEU.
"""

from __future__ import annotations

import re
from functools import cache

from meetc.sheets.cell_words import fold

_ISO_TWO = 2
_GERMAN_STATES = frozenset("BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH".split())
"""What a German list may have below the head Land, and is no country."""
_CODE = re.compile(r"[A-Za-z]{3}")
_COUNTRIES = """\
AFG AF: Afghanistan, Afganistán
AIA AI: Anguilla, Anguila
ALB AL: Albania, Albanien, Albanie
ALG DZA DZ: Algeria, Algerien, Algerie, Algeriet, Algerije, Argelia
AND AD: Andorra, Andorre
ANG AGO AO: Angola
ANT ATG AG: Antigua & Barbuda, Antigua und Barbuda, Antigua og Barbuda, Antigua och Barbuda,
 Antigua-et-Barbuda, Antigua en Barbuda, Antigua y Barbuda, Antigua
ARG AR: Argentina, Argentinien, Argentine, Argentinië
ARM AM: Armenia, Armenien, Arménie
ARU ABW AW: Aruba
ASA ASM AS: American Samoa, Amerikanisch-Samoa, Amerikansk Samoa, Amerikanska Samoa, Samoa
 américaines, Amerikaans-Samoa, Samoa Americana
AUS AU: Australia, Australien, Australie
AUT AT: Austria, Österreich, Østerrike, Österrike, Autriche, Oostenrijk
AZE AZ: Azerbaijan, Aserbaidschan, Aserbajdsjan, Azerbajdzjan, Azerbaïdjan, Azerbeidzjan,
 Azerbaiyán
BAH BHS BS: Bahamas
BAN BGD BD: Bangladesh, Bangladesch, Bangladés
BAR BRB BB: Barbados, Barbade
BDI BI: Burundi
BEL BE: Belgium, Belgien, Belgia, Belgique, België, Bélgica
BEN BJ: Benin
BER BMU BM: Bermuda, Bermudes, Bermudas
BHU BTN BT: Bhutan, Bhoutan, Bután
BIH BA: Bosnia & Herzegovina, Bosnien und Herzegowina, Bosnia-Hercegovina, Bosnien och
 Hercegovina, Bosnie-Herzégovine, Bosnië en Herzegovina, Bosnia y Herzegovina, Bosnia, Bosnia and
 Herzegovina
BIZ BLZ BZ: Belize, Belice
BLR BY: Belarus, Biélorussie, Bielorrusia, Weissrussland, Hviterussland, Vitryssland, Wit-Rusland,
 Bielorussia
BOL BO: Bolivia, Bolivien, Bolivie
BOT BWA BW: Botswana, Botsuana
BRA BR: Brazil, Brasilien, Brasil, Brésil, Brazilië
BRN BHR BH: Bahrain, Bahreïn, Baréin
BRU BRN BN: Brunei, Brunei Darussalam
BUL BGR BG: Bulgaria, Bulgarien, Bulgarie, Bulgarije
BUR BFA BF: Burkina Faso
CAF CF: Central African Republic, Zentralafrikanische Republik, Den sentralafrikanske republikk,
 Centralafrikanska republiken, République centrafricaine, Centraal-Afrikaanse Republiek, República
 Centroafricana
CAM KHM KH: Cambodia, Kambodscha, Kambodsja, Kambodja, Cambodge, Cambodja, Camboya
CAN CA: Canada, Kanada
CAY CYM KY: Cayman Islands, Kaimaninseln, Caymanøyene, Caymanöarna, Îles Caïmans, Kaaimaneilanden,
 Islas Caimán
CGO COG CG: Congo, Kongo, Congo - Brazzaville, Kongo-Brazzaville, Republic of the Congo
CHA TCD TD: Chad, Tschad, Tsjad, Tchad, Tsjaad
CHI CHL CL: Chile, Chili
CHN CN: China, Kina, Chine
CIV CI: Côte d'Ivoire, Elfenbenskysten, Elfenbenskusten, Ivoorkust, Ivory Coast, Elfenbeinküste
CMR CM: Cameroon, Kamerun, Cameroun, Kameroen, Camerún
COD CD: Congo - Kinshasa, Kongo-Kinshasa, República Democrática del Congo, DR Congo, Congo DR,
 Democratic Republic of the Congo
COK CK: Cook Islands, Cookinseln, Cookøyene, Cooköarna, Îles Cook, Cookeilanden, Islas Cook
COL CO: Colombia, Kolumbien, Colombie
COM KM: Comoros, Komoren, Komorene, Komorerna, Comores, Comoren, Comoras
CPV CV: Cape Verde, Cabo Verde, Kapp Verde, Kap Verde, Cap-Vert, Kaapverdië
CRC CRI CR: Costa Rica
CRO HRV HR: Croatia, Kroatien, Kroatia, Croatie, Kroatië, Croacia
CUB CU: Cuba, Kuba
CYP CY: Cyprus, Zypern, Kypros, Cypern, Chypre, Chipre
CZE CZ: Czechia, Tschechien, Tsjekkia, Tjeckien, Tchéquie, Tsjechië, Chequia, Czech Republic,
 Tschechische Republik, République tchèque, Tjekkia, República Checa
DEN DNK DK: Denmark, Dänemark, Danmark, Denemarken, Dinamarca
DJI DJ: Djibouti, Dschibuti, Yibuti
DMA DM: Dominica, Dominique
DOM DO: Dominican Republic, Dominikanische Republik, Den dominikanske republikk, Dominikanska
 republiken, République dominicaine, Dominicaanse Republiek, República Dominicana
ECU EC: Ecuador, Équateur
EGY EG: Egypt, Ägypten, Egypten, Égypte, Egipto
ERI ER: Eritrea, Érythrée
ESA SLV SV: El Salvador, Salvador
ESP ES: Spain, Spanien, Spania, Espagne, Spanje, España
EST EE: Estonia, Estland, Estonie
ETH ET: Ethiopia, Äthiopien, Etiopia, Etiopien, Éthiopie
FIJ FJI FJ: Fiji, Fidschi, Fidji, Fiyi
FIN FI: Finland, Finnland, Finlande, Finlandia, Suomi
FRA FR: France, Frankreich, Frankrike, Frankrijk, Francia
FRO FO: Faroe Islands, Färöer, Færøyene, Färöarna, Îles Féroé, Faeröer, Islas Feroe
FSM FM: Micronesia, Mikronesien, Mikronesiaføderasjonen, Micronésie
GAB GA: Gabon, Gabun
GAM GMB GM: Gambia, Gambie
GBR GB: United Kingdom, Vereinigtes Königreich, Storbritannia, Storbritannien, Royaume-Uni,
 Verenigd Koninkrijk, Reino Unido, UK, Great Britain, Britain, Great Britain & NI, England,
 Scotland, Wales, Northern Ireland, Grossbritannien, Grande-Bretagne, Groot-Brittannië, Gran
 Bretaña, Engeland, Angleterre, Inglaterra, Skottland, Schottland, Écosse, Escocia, Schotland,
 Gales, Pays de Galles, Nordirland, Irlande du Nord
GBS GNB GW: Guinea-Bissau, Guinée-Bissau, Guinea-Bisáu
GEO GE: Georgia, Georgien, Géorgie
GEQ GNQ GQ: Equatorial Guinea, Äquatorialguinea, Ekvatorial-Guinea, Guinée équatoriale,
 Equatoriaal-Guinea, Guinea Ecuatorial
GER DEU DE: Germany, Deutschland, Tyskland, Allemagne, Duitsland, Alemania
GHA GH: Ghana
GIB GI: Gibraltar
GRE GRC GR: Greece, Griechenland, Hellas, Grekland, Grèce, Griekenland, Grecia
GRL GL: Greenland, Grönland, Grønland, Groenland, Groenlandia
GRN GRD GD: Grenada, Grenade, Granada
GUA GTM GT: Guatemala
GUI GIN GN: Guinea, Guinée
GUM GU: Guam
GUY GY: Guyana
HAI HTI HT: Haiti
HKG HK: Hong Kong
HON HND HN: Honduras
HUN HU: Hungary, Ungarn, Ungern, Hongrie, Hongarije, Hungría
INA IDN ID: Indonesia, Indonesien, Indonésie
IND IN: India, Indien, Inde
IRI IRN IR: Iran
IRL IE: Ireland, Irland, Irlande, Ierland, Irlanda, Republic of Ireland, Eire
IRQ IQ: Iraq, Irak
ISL IS: Iceland, Island, Islande, IJsland, Islandia
ISR IL: Israel
ISV VIR VI: U.S. Virgin Islands, Amerikanische Jungferninseln, De amerikanske jomfruøyene,
 Amerikanska Jungfruöarna, Îles Vierges des États-Unis, Amerikaanse Maagdeneilanden, Islas
 Vírgenes de EE. UU.
ITA IT: Italy, Italien, Italia, Italie
IVB VGB VG: British Virgin Islands, Britische Jungferninseln, De britiske jomfruøyene, Brittiska
 Jungfruöarna, Îles Vierges britanniques, Britse Maagdeneilanden, Islas Vírgenes Británicas
JAM JM: Jamaica, Jamaika, Jamaïque
JOR JO: Jordan, Jordanien, Jordanie, Jordania
JPN JP: Japan, Japon
KAZ KZ: Kazakhstan, Kasachstan, Kasakhstan, Kazakstan, Kazachstan, Kazajistán
KEN KE: Kenya, Kenia
KGZ KG: Kyrgyzstan, Kirgisistan, Kirgizistan, Kirghizstan, Kirgizië, Kirguistán
KIR KI: Kiribati
KOR KR: South Korea, Südkorea, Sør-Korea, Sydkorea, Corée du Sud, Zuid-Korea, Corea del Sur, Korea
KOS XKX XK: Kosovo
KSA SAU SA: Saudi Arabia, Saudi-Arabien, Arabie saoudite, Saoedi-Arabië, Arabia Saudí
KUW KWT KW: Kuwait, Koweït, Koeweit
LAO LA: Laos
LAT LVA LV: Latvia, Lettland, Lettonie, Letland, Letonia
LBA LBY LY: Libya, Libyen, Libye, Libië, Libia
LBN LB: Lebanon, Libanon, Liban, Líbano
LBR LR: Liberia
LCA LC: St. Lucia, Sainte-Lucie, Saint Lucia, Santa Lucía
LES LSO LS: Lesotho, Lesoto
LIE LI: Liechtenstein
LTU LT: Lithuania, Litauen, Lituanie, Litouwen, Lituania
LUX LU: Luxembourg, Luxemburg, Luxemburgo
MAC MO: Macau, Macao
MAD MDG MG: Madagascar, Madagaskar
MAR MA: Morocco, Marokko, Marocko, Maroc, Marruecos
MAS MYS MY: Malaysia, Malaisie, Maleisië, Malasia
MAW MWI MW: Malawi, Malaui
MDA MD: Moldova, Republik Moldau, Moldavien, Moldavie, Moldavia
MDV MV: Maldives, Malediven, Maldivene, Maldiverna, Maldiven, Maldivas
MEX MX: Mexico, Mexiko, Mexique
MGL MNG MN: Mongolia, Mongolei, Mongoliet, Mongolie
MHL MH: Marshall Islands, Marshallinseln, Marshalløyene, Marshallöarna, Îles Marshall,
 Marshalleilanden, Islas Marshall
MKD MK: North Macedonia, Nordmazedonien, Nord-Makedonia, Nordmakedonien, Macédoine du Nord,
 Noord-Macedonië, Macedonia del Norte, Macedonia, FYROM
MLI ML: Mali
MLT MT: Malta, Malte
MNE ME: Montenegro
MNT MSR MS: Montserrat
MON MCO MC: Monaco
MOZ MZ: Mozambique, Mosambik, Moçambique
MRI MUS MU: Mauritius, Maurice, Mauricio
MTN MRT MR: Mauritania, Mauretanien, Mauritanie
MYA MMR MM: Myanmar, Burma
NAM NA: Namibia, Namibie
NCA NIC NI: Nicaragua
NED NLD NL: Netherlands, Niederlande, Nederland, Nederländerna, Pays-Bas, Países Bajos, Holland,
 The Netherlands, Hollande, Holanda
NEP NPL NP: Nepal
NFI NFK NF: Norfolk Island, Norfolkinsel, Norfolkøya, Norfolkön, Île Norfolk, Norfolk, Isla
 Norfolk
NGR NGA NG: Nigeria
NIG NER NE: Niger
NMI MNP MP: Northern Mariana Islands, Nördliche Marianen, Nord-Marianene, Nordmarianerna, Îles
 Mariannes du Nord, Noordelijke Marianen, Islas Marianas del Norte
NOR NO: Norway, Norwegen, Norge, Norvège, Noorwegen, Noruega, Noreg
NRU NR: Nauru
NZL NZ: New Zealand, Neuseeland, Nya Zeeland, Nouvelle-Zélande, Nieuw-Zeeland, Nueva Zelanda
OMA OMN OM: Oman
PAK PK: Pakistan
PAN PA: Panama
PAR PRY PY: Paraguay
PER PE: Peru, Pérou
PHI PHL PH: Philippines, Philippinen, Filippinene, Filippinerna, Filipijnen, Filipinas
PLE PSE PS: Palestinian Territories, Palästinensische Autonomiegebiete, Det palestinske området,
 Palestinska territorierna, Territoires palestiniens, Palestijnse gebieden, Territorios
 Palestinos, Palestine, Palestina, Palästina
PLW PW: Palau, Palaos
PNG PG: Papua New Guinea, Papua-Neuguinea, Papua Ny-Guinea, Papua Nya Guinea,
 Papouasie-Nouvelle-Guinée, Papoea-Nieuw-Guinea, Papúa Nueva Guinea
POL PL: Poland, Polen, Pologne, Polonia
POR PRT PT: Portugal
PRK KP: North Korea, Nordkorea, Corée du Nord, Noord-Korea, Corea del Norte
PUR PRI PR: Puerto Rico, Porto Rico
PYF PF: French Polynesia, Französisch-Polynesien, Fransk Polynesia, Franska Polynesien, Polynésie
 française, Frans-Polynesië, Polinesia Francesa
QAT QA: Qatar, Katar, Catar
ROU RO: Romania, Rumänien, Roumanie, Roemenië, Rumanía
RSA ZAF ZA: South Africa, Südafrika, Sør-Afrika, Sydafrika, Afrique du Sud, Zuid-Afrika, Sudáfrica
RUS RU: Russia, Russland, Ryssland, Russie, Rusland, Rusia, Russian Federation
RWA RW: Rwanda, Ruanda
SAM WSM WS: Samoa
SEN SN: Senegal
SEY SYC SC: Seychelles, Seychellen, Seychellene, Seychellerna
SGP SG: Singapore, Singapur, Singapour
SKN KNA KN: St. Kitts & Nevis, St. Kitts und Nevis, Saint Kitts og Nevis, S:t Kitts och Nevis,
 Saint-Christophe-et-Niévès, Saint Kitts en Nevis, San Cristóbal y Nieves, St Kitts and Nevis
SLE SL: Sierra Leone, Sierra Leona
SLO SVN SI: Slovenia, Slowenien, Slovenien, Slovénie, Eslovenia
SMR SM: San Marino, Saint-Marin
SOL SLB SB: Solomon Islands, Salomonen, Salomonøyene, Salomonöarna, Îles Salomon,
 Salomonseilanden, Islas Salomón
SOM SO: Somalia, Somalie
SRB RS: Serbia, Serbien, Serbie, Servië
SRI LKA LK: Sri Lanka
SSD SS: South Sudan, Südsudan, Sør-Sudan, Sydsudan, Soudan du Sud, Zuid-Soedan, Sudán del Sur
STP ST: São Tomé & Príncipe, São Tomé und Príncipe, São Tomé og Príncipe, São Tomé och Príncipe,
 Sao Tomé-et-Principe, Sao Tomé en Principe, Santo Tomé y Príncipe
SUD SDN SD: Sudan, Soudan, Soedan
SUI CHE CH: Switzerland, Schweiz, Sveits, Suisse, Zwitserland, Suiza, Svizzera
SUR SR: Suriname, Surinam
SVK SK: Slovakia, Slowakei, Slovakien, Slovaquie, Slowakije, Eslovaquia
SWE SE: Sweden, Schweden, Sverige, Suède, Zweden, Suecia
SWZ SZ: Eswatini, Esuatini, Swaziland
SYR SY: Syria, Syrien, Syrie, Siria
TAN TZA TZ: Tanzania, Tansania, Tanzanie
TGA TON TO: Tonga
THA TH: Thailand, Thaïlande, Tailandia
TJK TJ: Tajikistan, Tadschikistan, Tadsjikistan, Tadzjikistan, Tadjikistan, Tayikistán
TKM TM: Turkmenistan
TKS TCA TC: Turks & Caicos Islands, Turks- und Caicosinseln, Turks- og Caicosøyene, Turks- och
 Caicosöarna, Îles Turques-et-Caïques, Turks- en Caicoseilanden, Islas Turcas y Caicos
TLS TL: Timor-Leste, Øst-Timor, Östtimor, Timor oriental, Oost-Timor, East Timor
TOG TGO TG: Togo
TPE TWN TW: Taiwan, Chinese Taipei
TTO TT: Trinidad & Tobago, Trinidad und Tobago, Trinidad og Tobago, Trinidad och Tobago,
 Trinité-et-Tobago, Trinidad en Tobago, Trinidad y Tobago, Trinidad
TUN TN: Tunisia, Tunesien, Tunisien, Tunisie, Tunesië, Túnez
TUR TR: Türkiye, Türkei, Tyrkia, Turkiet, Turquie, Turkije, Turquía, Turkey
TUV TV: Tuvalu
UAE ARE AE: United Arab Emirates, Vereinigte Arabische Emirate, De forente arabiske emirater,
 Förenade Arabemiraten, Émirats arabes unis, Verenigde Arabische Emiraten, Emiratos Árabes Unidos,
 UAE, Emirates
UGA UG: Uganda, Ouganda, Oeganda
UKR UA: Ukraine, Ukraina, Oekraïne, Ucrania
URU URY UY: Uruguay
USA US: United States, Vereinigte Staaten, USA, États-Unis, Verenigde Staten, Estados Unidos,
 America, United States of America, Amerika, Estados Unidos de América, États-Unis d'Amérique,
 Vereinigte Staaten von Amerika
UZB UZ: Uzbekistan, Usbekistan, Ouzbékistan, Oezbekistan
VAN VUT VU: Vanuatu
VEN VE: Venezuela
VIE VNM VN: Vietnam
VIN VCT VC: St. Vincent & Grenadines, St. Vincent und die Grenadinen, St. Vincent og Grenadinene,
 S:t Vincent och Grenadinerna, Saint-Vincent-et-les Grenadines, Saint Vincent en de Grenadines,
 San Vicente y las Granadinas, St Vincent
YEM YE: Yemen, Jemen
ZAM ZMB ZM: Zambia, Sambia, Zambie
ZIM ZWE ZW: Zimbabwe, Simbabwe, Zimbabue
"""
"""The code of World Athletics, then those of ISO 3166, and the names in English, German,
Norwegian, Swedish, French, Dutch and Spanish."""


@cache
def _codes() -> tuple[dict[str, str], dict[str, str]]:
    """The code of World Athletics of each other code, and of each name as it is compared."""
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for line in _COUNTRIES.replace("\n ", " ").splitlines():
        own, _, called = line.partition(": ")
        code, *others = own.split()
        codes |= dict.fromkeys(others, code)
        names |= {_plain(name): code for name in called.split(", ")}
    return codes | {code: code for code in names.values()}, names


def _plain(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isalnum())


def country_of(text: str) -> str:
    """The code of World Athletics of what a cell says; "" where it names no country. Three
    letters that are no code of it or of ISO are a code all the same, such as ENG."""
    codes, names = _codes()
    upper = text.strip("() .").upper()
    if _plain(text) in names:
        return names[_plain(text)]
    if len(upper) == _ISO_TWO:
        return "" if upper in _GERMAN_STATES else codes.get(upper, "")
    if upper in codes:
        return codes[upper]
    return upper if _CODE.fullmatch(text) and text.isupper() else ""


def is_code(text: str) -> bool:
    """Whether a cell says a country by a code."""
    return text.isupper() and country_of(text) == text
