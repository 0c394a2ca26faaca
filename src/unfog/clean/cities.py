"""Capitals and large cities that datelines name without a country, in lower case."""

from __future__ import annotations

CITIES: frozenset[str] = frozenset(
    city.strip()
    for city in """
    abidjan, abu dhabi, abuja, accra, aden, addis ababa, ahmedabad, albuquerque, aleppo,
    alexandria, algiers, almaty, amman, amritsar, amsterdam, anchorage, ankara, antananarivo,
    ashgabat, asmara, astana, asuncion, athens, atlanta, auckland, austin, baghdad, baku,
    baltimore, bamako, bangalore, bengaluru, bangkok, bangui, banjul, barcelona, basra, beijing,
    beirut, belfast, belgrade, benghazi, berlin, bern, bhopal, bishkek, bissau, bogota, boston,
    brasilia, bratislava, brazzaville, brisbane, brussels, bucharest, budapest, buenos aires,
    bujumbura, bulawayo, bern, cairo, canberra, cape town, caracas, casablanca, chandigarh,
    charlotte, chennai, chicago, chisinau, cincinnati, cleveland, colombo, columbus, conakry,
    copenhagen, dakar, dallas, damascus, dar es salaam, delhi, denver, detroit, dhaka, dili,
    diyarbakir, djibouti, dodoma, doha, donetsk, dortmund, dubai, dublin, durban, dushanbe,
    edinburgh, erbil, irbil, frankfurt, freetown, gaborone, gaza, gaza city, geneva, georgetown,
    glasgow, goma, grozny, guatemala city, guwahati, hamburg, hanoi, harare, hargeisa, havana,
    helsinki, hebron, herat, ho chi minh city, homs, hong kong, honolulu, houston, hyderabad,
    imphal, indianapolis, islamabad, istanbul, izmir, jaffna, jaipur, jakarta, jalalabad, jammu,
    jeddah, jerusalem, johannesburg, juba, kabul, kaduna, kampala, kandahar, kano, kansas city,
    karachi, kathmandu, kharkiv, khartoum, kherson, kigali, kiev, kyiv, kingston, kinshasa,
    kirkuk, kismayo, kolkata, kuala lumpur, kuwait city, la paz, lagos, lahore, las vegas,
    libreville, lilongwe, lima, lisbon, ljubljana, lome, london, los angeles, lome, luanda,
    lucknow, lusaka, luxembourg, lviv, madrid, maiduguri, malabo, male, manama, managua, manila,
    maputo, mariupol, maseru, mbabane, mecca, melbourne, memphis, mexico city, miami, milan,
    milwaukee, minneapolis, minsk, mogadishu, mombasa, monrovia, montevideo, montreal, moroni,
    moscow, mosul, multan, mumbai, munich, muscat, n'djamena, ndjamena, nairobi, naypyidaw,
    new delhi, new orleans, new york, niamey, nice, nicosia, nouakchott, odesa, odessa,
    oklahoma city, oslo, ottawa, ouagadougou, panama city, paris, patna, peshawar, philadelphia,
    phnom penh, phoenix, pittsburgh, podgorica, port-au-prince, port harcourt, port moresby,
    port sudan, porto-novo, portland, prague, praia, pretoria, pristina, pyongyang, quetta, quito,
    rabat, ramallah, rangoon, yangon, rawalpindi, reykjavik, riga, rio de janeiro, riyadh, rome,
    sacramento, salt lake city, san antonio, san diego, san francisco, san jose, san juan,
    san salvador, sanaa, sana'a, santiago, santo domingo, sao paulo, sarajevo, seattle, seoul,
    sevastopol, shanghai, singapore, skopje, sofia, srinagar, st. louis, st. petersburg,
    stockholm, strasbourg, suva, sydney, taipei, tallinn, tashkent, tbilisi, tegucigalpa, tehran,
    tel aviv, the hague, thimphu, tirana, tokyo, toronto, trenton, tripoli, tunis, ulaanbaatar,
    united nations, vancouver, vatican city, vienna, vientiane, vilnius, vladivostok, warsaw,
    washington, wellington, windhoek, yangon, yaounde, yerevan, zagreb, zamboanga, zurich
    """.replace("\n", " ").split(",")
)
