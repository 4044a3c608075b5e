:root{--ink:#1b2733;--soft:#4d5a67;--line:#d5dbe1;--panel:#f5f7f9;--navy:#12355b;--p:#1a5c38;--pb:#e4f1e9;--h:#704600;--hb:#fcefd2;--m:#8c1b1b;--mb:#fbe6e3;--u:#3f4b57;--ub:#e9edf1}
*{box-sizing:border-box}
html{scroll-padding-top:5.5rem}
body{margin:0;color:var(--ink);background:#fff;font:1rem/1.5 "Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:1120px;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.25rem}
a{color:#124f92}
:focus-visible{outline:3px solid #124f92;outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.5rem;z-index:9}
h1,h2,h3,h4{line-height:1.25;margin:0;color:var(--navy)}
h1{font-size:1.6rem;margin:.1rem 0 .6rem}
h2{font-size:1.2rem;margin:0 0 .6rem}
h3{font-size:1.02rem}
h4{font-size:.86rem;color:var(--soft);margin:.9rem 0 0}
p{margin:.35rem 0}
code{font:.85em ui-monospace,Consolas,"Liberation Mono",monospace;color:var(--soft)}
.kind{margin:0;color:var(--soft);font-size:.9rem;letter-spacing:.02em}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.2rem}
.facts{margin:0 0 1rem;padding:0 0 .9rem;border-bottom:2px solid var(--navy)}
dt{color:var(--soft)}
dd{margin:0}
.because,.fine,small{color:var(--soft);font-size:.87rem}
.note{background:var(--hb);padding:.5rem .8rem}
.first .note{margin-bottom:1.1rem}
.sum{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem 2rem;margin-bottom:1.1rem}
.big{margin:0}
.big b{font-size:2.3rem;line-height:1.1;color:var(--navy)}
.tally{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;margin:0;padding:0}
.tally li{padding:.3rem .8rem;border-left:4px solid}
.tally b{font-size:1.2rem}
.s-p{color:var(--p);background:var(--pb)}
.s-h{color:var(--h);background:var(--hb)}
.s-m{color:var(--m);background:var(--mb)}
.s-u{color:var(--u);background:var(--ub)}
.badge{display:inline-block;font-size:.8rem;font-weight:600;padding:.05rem .5rem;border-radius:.2rem;white-space:nowrap}
.badge.s-u{outline:1px dashed}
.cols{display:grid;grid-template-columns:1.15fr 1fr;gap:2rem}
.cols>section{min-width:0}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid var(--line);vertical-align:middle;font-weight:400}
thead th{font-size:.8rem;color:var(--soft);vertical-align:bottom}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.bars th:first-child,.bars td:first-child{padding-left:0}
td.bar,th.bar{width:38%}
svg{display:block;width:100%;height:.95rem}
.stroke{display:inline-block;width:.9rem;vertical-align:-.15rem}
.ground{fill:#e3e8ed}
.full{fill:#2f6296}
.open{fill:#fff;stroke:#5f6f7e;stroke-dasharray:3 2;stroke-width:1.5;vector-effect:non-scaling-stroke}
line{vector-effect:non-scaling-stroke;stroke:#111;stroke-width:2}
.l1{stroke-dasharray:3 2}
.key span{display:inline-block;margin-right:1rem;font-size:.87rem}
.minima{list-style:none;margin:.4rem 0;padding:0;font-size:.92rem}
.minima li{margin:.3rem 0}
.top{margin:0;padding-left:1.4rem}
.top li{margin-bottom:.65rem;padding-left:.2rem}
.top small{display:block}
.good{background:var(--pb);color:var(--p);padding:.6rem .9rem}
.areas{margin-top:1.6rem}
.scroll{overflow-x:auto}
.numbers{min-width:44rem}
.numbers tbody th{min-width:10rem}
.numbers tbody tr:last-child{font-weight:600}
.filter{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;align-items:center;position:sticky;top:0;z-index:2;background:#fff;border:1px solid var(--line);border-width:1px 0;margin:1.6rem 0 0;padding:.6rem 0}
.filter[hidden],[hidden]{display:none!important}
input,select,button{font:inherit;color:inherit;max-width:100%}
input[type=search],select,button{border:1px solid #6b7885;border-radius:.2rem;background:#fff;padding:.2rem .5rem}
button{cursor:pointer;background:var(--panel)}
output{color:var(--soft);font-size:.9rem}
.area,.more,.refused{margin-top:2rem}
.area>h2{border-bottom:2px solid var(--navy);padding-bottom:.3rem}
.ind{border:1px solid var(--line);border-left:4px solid #8fa1b3;margin:1rem 0;padding:.8rem 1rem}
.ind.g{border-left-color:var(--m)}
h3{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline}
.items{list-style:none;margin:.5rem 0 0;padding:0}
.items>li{border-top:1px solid var(--line);padding:.5rem 0}
.it{display:grid;grid-template-columns:9.2rem 1fr;gap:.2rem 1rem}
.it>div{min-width:0}
.it>.badge{align-self:start;justify-self:start}
.what{margin:0}
blockquote{margin:.25rem 0;padding:.1rem 0 .1rem .7rem;border-left:2px solid var(--line);font-size:.94rem}
.near{border-left-style:dotted}
.pg{color:var(--soft);white-space:nowrap}
.reason{font-size:.94rem}
.advice{background:var(--panel);border-left:4px solid var(--navy);padding:.5rem .8rem;margin:.7rem 0}
:target{outline:3px solid #d99000;outline-offset:3px}
.why{font-size:1.15rem;background:var(--mb);color:var(--m);padding:.8rem 1rem}
footer{margin-top:3rem;padding-top:1rem;padding-bottom:2rem;border-top:1px solid var(--line);color:var(--soft);font-size:.87rem}
footer dl{margin:.5rem 0}
.index header,.index main,.index footer{max-width:none}
.index .first{max-width:1120px}
.pack{margin-top:1.5rem}
.heat{width:auto;border-collapse:separate;border-spacing:1px;font-size:.8rem}
.heat th,.heat td{padding:.1rem .2rem;border:0}
.pack .scroll{max-height:94vh;overflow:auto}
.heat thead{position:sticky;top:0;z-index:3}
.heat thead th{background:#fff;text-align:center;vertical-align:bottom}
.heat thead tr:last-child th{writing-mode:vertical-rl;padding:.3rem .1rem;text-align:right;white-space:nowrap}
.heat thead button{all:unset;cursor:pointer}
.heat thead button:focus-visible{outline:3px solid #124f92}
.heat [aria-sort=ascending] button::after{content:" ▲"}
.heat [aria-sort=descending] button::after{content:" ▼"}
.heat [scope=colgroup]{border-bottom:2px solid var(--navy);font-weight:600;color:var(--navy)}
.heat tbody th,.heat tfoot th,.heat .unit{position:sticky;left:0;background:#fff;text-align:left;width:19rem;z-index:1}
.heat .n{width:3.6rem}
.heat small{display:block;font-size:.75rem}
.heat td,.heat thead tr:last-child th{width:1.5rem}
.heat td{text-align:center;white-space:nowrap}
.heat td a{color:inherit;text-decoration:none;display:block}
.heat :focus-visible{outline-offset:-3px}
@media screen{
.heat,.heat tbody,.heat tfoot{display:block}
.heat{width:max-content}
.heat thead{display:table}
.heat [scope=colgroup] span{display:block;width:0;min-width:100%;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.heat tbody tr,.heat tfoot tr{display:flex;gap:1px;margin:1px}
.heat tbody tr{content-visibility:auto;contain-intrinsic-size:0 auto 2.9rem}
.heat tr>*{flex:none}
.heat tbody td{display:grid}
.heat tbody td:not(.n) a,.heat tbody .n{display:grid;place-content:center}
}
.heat td a:hover{text-decoration:underline}
.p{background:#e4f1e9;color:#1a5c38}
.h{background:#f3c969;color:#4a2e00}
.m{background:#9c2323;color:#fff}
.u{background:#d9dfe5;color:#3f4b57}
.k{display:inline-block;min-width:1.45rem;text-align:center}
details{margin:.8rem 0}
caption{text-align:left;color:var(--soft);font-size:.87rem;padding:.2rem 0}
@media(max-width:820px){.cols{grid-template-columns:1fr}}
@media(max-width:560px){
h1{font-size:1.3rem}
.it{grid-template-columns:1fr}
td.bar,th.bar{width:27%}
.bars td:nth-child(2),.bars th:nth-child(2){display:none}
.filter{position:static}
.heat tbody th,.heat tfoot th,.heat .unit{width:9rem}
html{scroll-padding-top:1rem}
.ind{padding:.6rem .7rem}
}
@media print{
@page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:#4d5a67}}
html{font-size:9pt}
body{line-height:1.35}
.items>li{padding:.25rem 0}
.it{grid-template-columns:8.4rem 1fr}
blockquote,p{margin:.15rem 0}
.ind{margin:.6rem 0}
header,main,footer{max-width:none;padding:0}
.filter,.skip,.scroll:focus{display:none!important}
.scroll{overflow:visible}
.numbers{min-width:0}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
a{color:inherit;text-decoration:none}
h2,h3,h4,.area>.fine,h3+.fine{break-after:avoid}
@page wide{size:A4 landscape}
.index{page:wide}
.pack .scroll{max-height:none}
.heat thead,.heat th{position:static!important}
.it,.top li,.minima li,tr,.advice{break-inside:avoid}
.ind{border-width:0 0 0 3px;padding:.2rem 0 .2rem .8rem}
.cols{grid-template-columns:1.15fr 1fr;gap:1.2rem}
.scroll{display:block}
}
