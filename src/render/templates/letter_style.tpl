*{box-sizing:border-box}
body{margin:0;background:#eef1f4;color:#111;font:12pt/1.5 "Bookman Old Style","Times New Roman","Liberation Serif",serif;overflow-wrap:anywhere}
main{background:#fff;max-width:210mm;margin:1.5rem auto;padding:20mm 22mm}
h1{font-size:14pt;text-align:center;margin:0;padding-bottom:.6rem;border-bottom:3px double #111}
h2{font-size:12pt;margin:1.1rem 0 .3rem}
h3{font-size:12pt;font-weight:400;font-style:italic;margin:.8rem 0 .3rem}
p{margin:.4rem 0}
mark{background:#fdf0c2;color:#111;padding:0 .15em}
.draft{text-align:right;font-size:10pt;color:#8c1b1b}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;font-weight:400;vertical-align:top}
.head{margin:.6rem 0 1rem}
.head th{width:6.5rem;white-space:nowrap}
.date{text-align:right}
.to{margin:1rem 0}
.body{text-align:justify}
ul,ol{margin:.3rem 0;padding-left:1.4rem}
.gaps{font-size:10.5pt;table-layout:fixed}
.gaps th,.gaps td{border:1px solid #555;padding:.25rem .4rem}
.gaps thead th{font-weight:700;background:#eef1f4}
.gaps th:first-child{width:24%}
.gaps ul{margin:0;padding-left:1rem}
.sign{margin:2rem 0 0 55%;break-inside:avoid}
.name{margin-top:4.5rem}
.copies{margin-top:2rem}
.fine{font-size:9pt;color:#4d5a67;border-top:1px solid #bbb;padding-top:.4rem;margin-top:1.5rem}
@media(max-width:600px){main{margin:0;padding:1rem}.gaps{table-layout:auto;font-size:9.5pt}.body{text-align:left}.sign{margin-left:20%}}
@media print{
@page{size:A4;margin:20mm 20mm 20mm 25mm}
body{background:#fff}
main{max-width:none;margin:0;padding:0}
.gaps tr,li{break-inside:avoid}
h2,h3,h2+p{break-after:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
