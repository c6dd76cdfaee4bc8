/**
 * What made-up trainers write, in Dutch as they would: per question something for a low, a middling and a high answer. No names.
 * These are answers, not the product's own words, so they stand in one language.
 */
export type Evidence = readonly [low: readonly string[], middle: readonly string[], high: readonly string[]];

export const evidence: Readonly<Record<string, Evidence>> = {
  VV01: [
    ['Uitkomsten worden verzameld maar niet besproken.', 'De analyse kwam van mij; het team keek toe.'],
    ['De eigen groep wordt bekeken, trends over de jaren nog niet.', 'Met een leidraad lukt het, zonder nog niet.'],
    ['Elke bouw maakt zelf een trendanalyse en een foutenanalyse.', 'Leerkrachten komen met een vraag naar de cijfers toe.'],
  ],
  VV02: [
    ['Doelen zijn in algemene woorden gesteld: "meer vooruitgang".', 'Op twee van de acht groepsplannen staat een doel.'],
    [
      'Er zijn doelen in vaardigheidsscores; uitdagend zijn ze niet altijd.',
      'Doelen staan op papier maar worden zelden bijgesteld.',
    ],
    ['Elke groep heeft een hoog en haalbaar doel, en weet waarom.', 'Doelen zijn met de leerlingen besproken.'],
  ],
  VV03: [
    ['De groepsplannen zijn van een ander jaar overgenomen.', 'Een aanpak wordt niet vastgelegd.'],
    ['De groepsplannen zijn er; de aanpak per groepje blijft globaal.', 'Vastleggen gebeurt, maar kost te veel tijd.'],
    ['De aanpak volgt uit de analyse en past op één bladzijde.', 'Groepsplannen worden in de bouw naast elkaar gelegd.'],
  ],
  VV04: [
    ['Het plan lag in de kast; de les volgde het boek.', 'De verlengde instructie ging niet door.'],
    ['In de ene groep zie je het plan terug, in de andere niet.', 'De instructie klopt, de verwerking is voor iedereen gelijk.'],
    ['In de lessen zag ik de drie niveaus van het plan terug.', 'De leerkracht paste de instructie aan na een korte controle.'],
  ],
  VV05: [
    ['Op de jaarkalender staat niets.', 'Zonder mijn bezoek gebeurt het niet.'],
    ['De besprekingen staan in de kalender; het schoolplan zwijgt erover.', 'Het hangt nog aan een paar mensen.'],
    ['Kalender, overleg en schoolplan sluiten op elkaar aan.', 'Nieuwe collega’s worden ingewerkt in de werkwijze.'],
  ],
  VV06: [
    ['Lange uitleg, weinig controle of kinderen het begrijpen.', 'Er ging veel tijd verloren aan orde en materiaal.'],
    ['Heldere uitleg; afstemming op verschillen lukt wisselend.', 'Rustige lessen, met weinig uitdaging voor de sterken.'],
    ['Doel aan het begin, terugblik aan het eind, en uitleg op maat.', 'Kinderen weten waaraan zij werken en waarom.'],
  ],
  VV08: [
    ['De schoolleider was bij geen enkele bijeenkomst.', 'Het werken met opbrengsten is geheel aan anderen overgelaten.'],
    ['De schoolleider steunt het, maar andere zaken gaan voor.', 'Ruimte in het rooster was er, belangstelling in de klas niet.'],
    [
      'De schoolleider zat elk overleg voor en bezocht lessen.',
      'De schoolleider vroeg door naar doelen, en vierde ook wat lukte.',
    ],
  ],
  VV09: [
    ['Eén dag per week voor alle zorg, dus niet voor het team.', 'Collega’s durfden met vragen niet te komen.'],
    ['Kent de cijfers goed; begeleiden in de klas komt er weinig van.', 'Doet veel zelf dat leerkrachten kunnen leren.'],
    ['Bereidt met leerkrachten de analyse voor en gaat mee de klas in.', 'Is voor het team de eerste aan wie men iets vraagt.'],
  ],
  VV10: [
    ['Ieder werkt voor de eigen groep.', 'In het overleg gaat het over regels en roosters.'],
    ['In de bouw wordt samengewerkt, tussen bouwen niet.', 'Men helpt elkaar, maar kijkt niet bij elkaar in de klas.'],
    ['Lessen worden samen voorbereid en nabesproken.', 'Collega’s kijken bij elkaar en praten daar open over.'],
  ],
  VV11: [
    ['Cijfers komen op tafel als de inspectie komt.', 'Tegenvallers worden verklaard uit de wijk.'],
    ['De cijfers worden besproken, de vraag "waarom" nog weinig gesteld.', 'Men kijkt naar de eigen groep, niet naar de school.'],
    ['Uitkomsten zijn het begin van een gesprek, niet het eind.', 'Het team zoekt eerst bij het eigen onderwijs.'],
  ],
  VV12: [
    ['Bij de laatste drie bijeenkomsten was de helft er.', 'Een deel van het team doet niet mee en mag dat.'],
    ['De meesten zijn er; wie parttime werkt mist veel.', 'Iedereen is er, niet iedereen doet mee.'],
    ['Het hele team was er steeds, ook de assistenten.', 'Wie er niet kon zijn, haalde het in.'],
  ],
  VV13: [
    ['Niemand heeft er later iets mee gedaan.', 'Het ging te snel voor wie het systeem niet kende.'],
    ['Sommigen maken nu zelf overzichten.', 'Het overzicht per groep wordt gebruikt, de rest niet.'],
    ['Sindsdien maakt iedereen zelf de trendanalyse.', 'Men vindt in het systeem wat men zoekt, en zoekt nu vaker.'],
  ],
  VV17: [
    ['Er is begonnen; gebleven is er weinig.', 'Het hangt aan twee mensen.'],
    ['De cyclus loopt, met hulp van buiten.', 'De onderbouw is verder dan de bovenbouw.'],
    ['De cyclus loopt ook zonder mij.', 'Het is gewoon geworden: zo werken wij hier.'],
  ],
};

export const attitudeChange: Evidence = [
  ['De stemming sloeg om toen de uitkomsten tegenvielen.', 'Er kwam te veel tegelijk; het werd iets dat moest.'],
  ['Er veranderde niet veel: wie het zag zitten bleef dat doen.', 'Men doet mee, uit plicht eerder dan uit overtuiging.'],
  [
    'De eerste goede uitkomsten in februari keerden de stemming.',
    'Toen een collega liet zien wat het opleverde, wilde ieder het.',
  ],
];
export const collaboration = [
  'Vooral over groepsplannen, in de bouwvergadering.',
  'Over de rekenaanpak; men is open over wat niet lukt.',
  'Over uitkomsten van leerlingen. Vertrouwen is er, doorvragen nog niet.',
  'Over praktische zaken. Over de eigen les praat men weinig.',
];
export const inspectorate: Readonly<Record<number, readonly string[]>> = {
  1: ['Het bezoek bevestigde het team: ga zo door.', 'Het bestuur gaf uren voor de intern begeleider.'],
  2: ['Het oordeel verlamde een half jaar lang.', 'De druk van het bestuur op de eindtoets stond het leren in de weg.'],
  3: ['Het oordeel deed pijn en was de reden om te beginnen.', 'Eerst druk, daarna waardering.'],
};
export const circumstances = [
  'Twee wisselingen in de bovenbouw en een nieuwe rekenmethode.',
  'Een verhuizing halverwege het tweede jaar.',
  'Er liepen drie projecten naast elkaar.',
  'Langdurige ziekte van een collega; vervanging was er niet.',
  'Niets bijzonders: een stabiel team.',
];
export const absentees = [
  'Vakleerkrachten, omdat hun lesdag anders is.',
  'Wie parttime werkt, op de vrije dag.',
  'Enkele assistenten.',
];
export const otherReason = ['De taak was niet duidelijk.', 'Er was weinig steun van de leiding.'];
export const supports = [
  'een leider die erbij is',
  'rust in het team',
  'duidelijke doelen',
  'tijd in het rooster',
  'snelle eerste uitkomsten',
  'een sterke intern begeleider',
  'samen voorbereiden',
  'steun van het bestuur',
];
export const obstacles = [
  'tijd',
  'wisselingen in het team',
  'te veel projecten',
  'weinig kennis van het systeem',
  'afstand tussen plan en klas',
  'deelname van een deel van het team',
  'angst om afgerekend te worden',
  'verlengde instructie organiseren',
];
