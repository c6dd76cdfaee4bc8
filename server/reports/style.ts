/** The look of report.html (DESIGN.md §11): warm white, near-black ink, petrol; dark mode of its own; print. */
export const reportStyle = `
:root{color-scheme:light dark;--ground:#fbf9f4;--ink:#1d1b16;--soft:#55514a;--line:#ddd8cc;--accent:#0b5d6b;--warm:#8f3d00;--warm-ground:#fbeedd;--head:#f3efe6;--card:#fff}
@media (prefers-color-scheme:dark){:root{--ground:#15191b;--ink:#e9e5dc;--soft:#b5b0a5;--line:#353b3d;--accent:#7cc9d6;--warm:#f2b27a;--warm-ground:#2b221a;--head:#1e2426;--card:#fbf9f4}}
*{box-sizing:border-box}
html{scroll-behavior:auto;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 "Source Sans 3 Variable","Source Sans 3",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--accent)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:16px;top:8px;background:var(--ground);padding:8px 16px;z-index:2}
.top{max-width:1240px;margin:0 auto;padding:40px 24px 16px}
.product{margin:0;color:var(--accent);font-weight:600;letter-spacing:.02em}
h1{font-size:2rem;line-height:1.2;margin:4px 0 12px;font-weight:650;text-wrap:balance;overflow-wrap:anywhere}
.labels{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:8px}
.labels li{border:1px solid var(--warm);color:var(--warm);border-radius:4px;padding:2px 10px;font-size:.9rem}
.page{max-width:1240px;margin:0 auto;padding:0 24px 64px;display:grid;grid-template-columns:200px minmax(0,1fr);gap:40px}
.contents{position:sticky;top:0;align-self:start;padding-top:24px;font-size:.92rem;max-height:100vh;overflow:auto}
.contents h2{font-size:.85rem;margin:0 0 8px;color:var(--soft);font-weight:600}
.contents ol{list-style:none;margin:0;padding:0}
.contents li{margin:0;border-left:2px solid var(--line)}
.contents a{display:block;padding:5px 12px;text-decoration:none;line-height:1.35}
.contents a:hover{text-decoration:underline}
main{min-width:0}
section{padding-top:24px;margin-bottom:24px}
h2{font-size:1.5rem;line-height:1.25;margin:0 0 12px;font-weight:650}
h3{font-size:1.125rem;margin:32px 0 8px;font-weight:650}
p{max-width:70ch;margin:0 0 16px;overflow-wrap:anywhere}
.caution{border-left:3px solid var(--warm);background:var(--warm-ground);padding:8px 16px;max-width:calc(70ch + 32px)}
.note,.described{font-size:.875rem;line-height:1.5;color:var(--soft);margin:8px 0 0;max-width:84ch}
.table{margin:24px 0}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;font-size:.9rem;line-height:1.4;min-width:min(100%,36rem)}
caption{text-align:left;font-weight:650;font-size:1rem;padding:0 0 8px;color:var(--ink)}
caption span{position:sticky;left:0;display:inline-block;max-width:min(100%,calc(100vw - 32px))}
th,td{padding:6px 9px;text-align:left;vertical-align:top}
tbody tr:not(.same)>*{border-top:1px solid var(--line)}
tbody tr.same>*{padding-top:1px}
table{border-bottom:1px solid var(--line)}
th:first-child,td:first-child{padding-left:0}
thead th{vertical-align:bottom;border-bottom:2px solid var(--soft);font-weight:600;color:var(--soft);line-height:1.3}
tbody th{font-weight:400;min-width:10rem;max-width:24rem}
td{overflow-wrap:break-word;max-width:46rem}
.long{min-width:14rem}
.dense td:not(.number){white-space:nowrap}
.dense{font-size:.84rem}.dense th,.dense td{padding:6px 7px}.dense th:first-child,.dense td:first-child{padding-left:0}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .number,.why{white-space:normal;min-width:4.2rem}
figure{margin:24px 0}
figcaption,.caption{font-weight:650;margin:0 0 8px}
.code pre{overflow-x:auto;border:1px solid var(--line);border-radius:6px;padding:12px 16px;margin:0;font-size:.85rem;line-height:1.5}
.frame{background:var(--card);color:#1d1b16;border-radius:6px;overflow-x:auto;max-width:100%}
.frame svg{display:block;height:auto}
.wide .frame{padding:16px;border:1px solid var(--line);width:fit-content}
.wide svg{max-width:none}
.multiples{margin:24px 0}
.multiples>.caption{margin-bottom:4px}
.multiples .grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,360px),1fr));gap:16px 24px}
.multiples figure{margin:8px 0}
.multiples figcaption{font-size:.9rem;font-weight:400;margin:0 0 4px;color:var(--soft)}
.small .frame{padding:8px;border:1px solid var(--line)}
.small svg{width:100%;max-width:430px}
.plates{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,440px),1fr));gap:8px 40px;margin:24px 0}
.plates .multiples{margin:8px 0}
.fixed .grid{grid-template-columns:repeat(var(--columns),minmax(0,1fr));gap:8px}
.fixed .frame{padding:0;border:0}
.fixed figcaption{font-size:.8rem;line-height:1.3}
.fixed figure{margin:4px 0;display:flex;flex-direction:column;justify-content:flex-end}
.colophon{border-top:2px solid var(--line)}
.colophon h2{font-size:1.125rem}
dl{margin:0;font-size:.9rem}
dl div{display:flex;flex-wrap:wrap;gap:0 16px;padding:2px 0}
dt{color:var(--soft);min-width:16rem}
dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
@media (max-width:900px){.page{display:block;padding:0 16px 48px}.top{padding:24px 16px 8px}h1{font-size:1.6rem}.contents{position:static;max-height:none;padding-top:8px}dt{min-width:100%}tbody th,thead th:first-child:not(.number){position:sticky;left:0;background:var(--ground);min-width:8rem;max-width:11rem}}
@media print{:root{--ground:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#000;--warm:#000;--warm-ground:#fff;--card:#fff}
html{font-size:9.5pt}body{font-size:1rem;line-height:1.45}.page{display:block;max-width:none;padding:0}.top{padding:0 0 12pt}.skip,.contents{display:none}
section{break-before:auto}h2,h3,caption,figcaption{break-after:avoid}figure,tr,.multiples .grid>figure,.plates>.multiples{break-inside:avoid}
.scroll,.frame{overflow:visible}table{font-size:8pt;width:100%}th,td{padding:2pt 4pt}.dense{font-size:6.8pt}.dense th,.dense td{padding:1.5pt 2.5pt}tbody th{min-width:0}thead .number{min-width:0}.wide svg{max-width:100%}
.plates{grid-template-columns:1fr 1fr}.multiples:not(.fixed) .grid{grid-template-columns:1fr 1fr}a{color:inherit;text-decoration:none}}
@page{margin:16mm}
`.trim();
