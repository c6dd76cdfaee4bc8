/** Results, export, audit log. */
import type { Words } from '../../../instruments/types.ts';

export const outputWords = {
  'results.computing': {
    nl: 'Het rapport wordt nu uit de antwoorden berekend. Bij een groot onderzoek kan dat even duren.',
    en: 'The report is being computed from the answers now. For a large study this can take a while.',
  },
  'results.contents': { nl: 'Inhoud', en: 'Contents' },
  'results.zip': { nl: 'Download alles (ZIP)', en: 'Download everything (ZIP)' },
  'results.zipWhat': {
    nl: 'Tabellen als CSV, alle getallen als JSON en dit rapport als één HTML-bestand.',
    en: 'Tables as CSV, all figures as JSON and this report as one HTML file.',
  },
  'results.empty': { nl: 'Nog geen resultaten', en: 'No results yet' },
  'results.emptyWhat': {
    nl: 'Er is nog niets om te berekenen. Open een meetronde, nodig deelnemers uit en kom terug zodra er vragenlijsten zijn ingezonden.',
    en: 'There is nothing to compute yet. Open a wave, invite participants and come back once questionnaires have been handed in.',
  },
  'results.colophon': { nl: 'Hoe dit is berekend', en: 'How this was computed' },
  'results.svg': { nl: 'Download SVG', en: 'Download SVG' },
  'results.svgOf': { nl: 'Download SVG van figuur “{{title}}”', en: 'Download SVG of figure “{{title}}”' },
  'results.png': { nl: 'Download PNG', en: 'Download PNG' },
  'results.pngOf': { nl: 'Download PNG van figuur “{{title}}”', en: 'Download PNG of figure “{{title}}”' },
  'results.pngFailed': {
    nl: 'Deze browser kon van de figuur geen PNG maken. De figuur zelf is in orde: download hem als SVG.',
    en: 'This browser could not make a PNG of the figure. The figure itself is fine: download it as SVG.',
  },
  'results.caution': { nl: 'Let op', en: 'Take care' },
  'results.refresh': { nl: 'Opnieuw berekenen', en: 'Compute again' },
  'results.refreshFailed': {
    nl: 'Opnieuw berekenen is niet gelukt; u ziet de vorige uitkomsten',
    en: 'Computing again did not succeed; you see the former results',
  },

  'export.title': { nl: 'Exporteren', en: 'Export' },
  'export.safe': { nl: 'Voor analyse en archief: zonder namen', en: 'For analysis and archive: without names' },
  'export.safeWhat': {
    nl: 'De hele onderzoeksmap met codeboek. Namen, e-mailadressen en BRIN ontbreken; personen hebben een pseudoniem dat alleen in dit onderzoek geldt.',
    en: 'The whole study folder with a codebook. Names, e-mail addresses and BRIN are left out; people have a pseudonym that holds in this study only.',
  },
  'export.safeNote': {
    nl: 'Zonder namen is nog niet anoniem: in een klein team kan een functie genoeg zijn om iemand te herkennen.',
    en: 'Without names is not yet anonymous: in a small team a function can be enough to recognise someone.',
  },
  'export.safeDo': { nl: 'Download zonder namen (ZIP)', en: 'Download without names (ZIP)' },
  'export.named': { nl: 'Voor verhuizen of herstellen: met namen', en: 'For moving or restoring: with names' },
  'export.namedWhat': {
    nl: 'Dezelfde map met namen, e-mailadressen, BRIN en de eigen persoonscodes. Alleen nodig om het onderzoek elders weer te importeren.',
    en: 'The same folder with names, e-mail addresses, BRIN and the own person ids. Only needed to import the study again elsewhere.',
  },
  'export.namedDo': { nl: 'Download met namen …', en: 'Download with names …' },
  'export.namedTitle': { nl: 'Met namen exporteren?', en: 'Export with names?' },
  'export.namedConfirm': {
    nl: 'Dit bestand bevat namen en e-mailadressen naast de antwoorden. Bewaar het versleuteld en niet langer dan nodig. Deze export komt met uw account en het tijdstip in het logboek.',
    en: 'This file holds names and e-mail addresses beside the answers. Keep it encrypted and no longer than needed. This export is written to the audit log with your account and the time.',
  },
  'export.namedUnderstood': {
    nl: 'Ik begrijp dat dit bestand tot personen te herleiden is',
    en: 'I understand that this file can be traced to people',
  },
  'export.namedYes': { nl: 'Download met namen (ZIP)', en: 'Download with names (ZIP)' },
  'export.done': { nl: 'De export is gedownload', en: 'The export has been downloaded' },

  'audit.what': {
    nl: 'Wie deed wat wanneer in dit onderzoek: de laatste 200 handelingen. Hier staan nooit antwoorden of namen van deelnemers.',
    en: 'Who did what when in this study: the last 200 actions. Answers or names of participants are never kept here.',
  },
  'audit.empty': { nl: 'Nog niets gebeurd', en: 'Nothing has happened yet' },
  'audit.emptyWhat': {
    nl: 'Zodra iemand iets doet in dit onderzoek, staat het hier.',
    en: 'As soon as someone does something in this study, it stands here.',
  },
  'audit.table': { nl: 'Handelingen in dit onderzoek', en: 'Actions in this study' },
  'audit.bySelf': { nl: 'de server', en: 'the server' },
  'audit.byCommand': { nl: 'wie de server draait', en: 'whoever runs the server' },
  'audit.at': { nl: 'Wanneer', en: 'When' },
  'audit.actor': { nl: 'Wie', en: 'Who' },
  'audit.verb': { nl: 'Wat', en: 'What' },
  'audit.subject': { nl: 'Waarop', en: 'On what' },
  'audit.details': { nl: 'Bijzonderheden', en: 'Details' },
} as const satisfies Record<string, Words>;
