{{%AUTOESCAPE context="HTML"}}<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{POLICY}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="celah {{VERSION}}">
<title>{{T_ROUND}}</title>
<style>{{>STYLE}}</style>
</head>
<body class="index">
<a class="skip" href="#isi">{{T_SKIP}}</a>
<header>
<p class="kind">{{T_ROUND_KIND}}</p>
<h1>{{T_ROUND}}</h1>
</header>
<main id="isi">
<section class="first">
<div class="sum">
<p class="big"><b>{{DOCUMENTS}}</b> <span>{{T_DOCUMENTS}}</span></p>
<ul class="tally">
<li class="s-p"><b>{{COMPLETE}}</b> {{T_OUT_COMPLETE}}</li>
<li class="s-h"><b>{{GAPS}}</b> {{T_OUT_GAPS}}</li>
<li class="s-u"><b>{{UNREAD}}</b> {{T_OUT_UNREAD}}</li>
<li class="s-m"><b>{{REFUSED}}</b> {{T_OUT_REFUSED}}</li>
</ul>
</div>
<p>{{ROUND_PAGES}}{{#ROUND_COVERAGE}} {{ROUND_COVERAGE_TEXT}}{{/ROUND_COVERAGE}}</p>
{{#COMMON}}<h2>{{T_COMMON}}</h2>
<ol class="top">
{{#COMMON_GAP}}<li><span lang="id">{{COMMON_TEXT}}</span><small>{{COMMON_COUNT}}</small></li>
{{/COMMON_GAP}}</ol>{{/COMMON}}
</section>
<form id="filter" class="filter" role="search" aria-label="{{T_FILTER}}" hidden>
<label>{{T_SEARCH_UNIT}} <input type="search" id="f-text" autocomplete="off"></label>
<label><input type="checkbox" id="f-gap"> {{T_ONLY_GAPS}}</label>
<button type="reset">{{T_RESET}}</button>
<output id="f-count" aria-live="polite" data-words="{{T_UNITS_SHOWN}}"></output>
</form>
{{#PACK}}
<section class="pack">
<h2 id="h-{{PACK_ID}}">{{PACK_TITLE}}</h2>
<p class="key"><span><b class="k p">✓</b> {{T_KEY_COMPLETE}}</span> <span><b class="k h">2</b> {{T_KEY_PARTIAL}}</span> <span><b class="k m">✗</b> {{T_KEY_MISSING}}</span> <span><b class="k u">?</b> {{T_KEY_UNREAD}}</span> {{T_KEY_LINKS}}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="h-{{PACK_ID}}">
<table class="heat">
<thead>
<tr><th scope="col" rowspan="2" class="unit">{{T_UNIT}}</th><th scope="col" rowspan="2" class="n">{{T_COVERED}}</th>{{#GROUP}}<th scope="colgroup" colspan="{{GROUP_SIZE}}"><span title="{{GROUP_NAME}}">{{GROUP_SHORT}}</span></th>{{/GROUP}}</tr>
<tr>{{#COLUMN}}<th scope="col" title="{{COLUMN_NAME}}">{{COLUMN_ID}}</th>{{/COLUMN}}</tr>
</thead>
<tbody>
{{#UNIT_ROW}}<tr><th scope="row"><a href="{{UNIT_LINK}}"><bdi>{{UNIT_NAME}}</bdi></a><small><bdi>{{UNIT_ABOUT}}</bdi></small><td class="n">{{UNIT_COVERAGE}}{{#CELL}}<td class="{{C}}"><a href="{{UNIT_LINK}}#i-{{I}}">{{N}}</a>{{/CELL}}
{{/UNIT_ROW}}</tbody>
<tfoot><tr><th scope="row">{{T_ALL_COMPLETE}}</th><td class="n">{{#SHARE}}<td>{{SHARE_PERCENT}}{{/SHARE}}</tr></tfoot>
</table>
</div>
<details><summary>{{T_INDICATORS}}</summary>
<dl>{{#NAME}}<dt>{{NAME_ID}}</dt><dd>{{NAME_TEXT}}</dd>
{{/NAME}}</dl></details>
</section>
{{/PACK}}
{{#FAILURES}}<section class="more" id="gagal">
<h2>{{T_FAILURES}}</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="gagal-judul">
<table class="numbers"><caption id="gagal-judul">{{T_FAILURES_ABOUT}}</caption>
<thead><tr><th scope="col">{{T_FILE}}</th><th scope="col">{{T_REASON}}</th></tr></thead>
<tbody>
{{#FAILURE}}<tr><th scope="row"><a href="{{FAILURE_LINK}}"><bdi>{{FAILURE_FILE}}</bdi></a></th><td>{{FAILURE_REASON}}</td></tr>
{{/FAILURE}}</tbody>
</table>
</div>
</section>{{/FAILURES}}
</main>
<footer>
<p>{{T_MADE_BY}}</p>
<dl>
<dt>{{T_PROGRAM}}</dt><dd>celah {{VERSION}}</dd>
{{#RULES_USED}}<dt>{{T_RULES}}</dt><dd>{{RULES_USED_ID}} · <code>{{RULES_USED_DIGEST}}</code></dd>{{/RULES_USED}}
</dl>
</footer>
<script>{{>SCRIPT}}</script>
</body>
</html>
