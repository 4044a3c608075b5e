{{%AUTOESCAPE context="HTML"}}<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{POLICY}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="celah {{VERSION}}">
<title>{{L_SUBJECT_IS}} – {{UNIT}}</title>
<style>{{>STYLE}}</style>
</head>
<body>
<main>
<h1><mark>{{L_LETTERHEAD}}</mark></h1>
<p class="draft">{{L_DRAFT}}</p>
<table class="head">
<tbody>
<tr><th scope="row">{{L_NUMBER}}</th><td>: <mark>{{L_NUMBER_HERE}}</mark></td><td class="date"><mark>{{L_PLACE_AND_DATE}}</mark></td></tr>
<tr><th scope="row">{{L_KIND}}</th><td>: <mark>{{L_KIND_HERE}}</mark></td><td></td></tr>
<tr><th scope="row">{{L_ENCLOSED}}</th><td>: <mark>{{L_ENCLOSED_HERE}}</mark></td><td></td></tr>
<tr><th scope="row">{{L_SUBJECT}}</th><td colspan="2">: {{L_SUBJECT_IS}}</td></tr>
</tbody>
</table>
<p class="to">{{L_TO}} <mark>{{L_HEAD_OF}}</mark> <bdi lang="id">{{UNIT}}</bdi><br>{{L_IN}} <mark>{{L_PLACE}}</mark></p>
<p class="body">{{OPENING}}</p>
{{#NOT_REVIEWED}}<p class="body">{{NOT_REVIEWED_TEXT}}</p>
<p class="body">{{L_SEND_AGAIN}} <mark>{{L_DEADLINE}}</mark> {{L_SEND_TO}} <mark>{{L_ADDRESS}}</mark>.</p>
{{/NOT_REVIEWED}}
{{#REVIEWED}}
<h2>{{N_RESULT}}. {{L_RESULT}}</h2>
<p class="body">{{RESULT}}</p>
{{#UNREAD}}<p class="body">{{UNREAD_TEXT}}</p>{{/UNREAD}}
{{#HAS_COMPLETE}}<h2>{{N_COMPLETE}}. {{L_COMPLETE}}</h2>
<p class="body">{{L_COMPLETE_INTRO}}</p>
<ul>
{{#COMPLETE}}<li>{{L_AREA}} {{COMPLETE_AREA}}: {{COMPLETE_NAMES}}.</li>
{{/COMPLETE}}</ul>{{/HAS_COMPLETE}}
{{#HAS_LACKING}}<h2>{{N_LACKING}}. {{L_LACKING}}</h2>
<p class="body">{{L_LACKING_INTRO}}</p>
{{#AREA}}<h3>{{L_AREA}} {{AREA_NAME}}</h3>
<table class="gaps">
<thead><tr><th scope="col">{{L_COLUMN_INDICATOR}}</th><th scope="col">{{L_COLUMN_LACKING}}</th><th scope="col">{{L_COLUMN_SEND}}</th></tr></thead>
<tbody>
{{#GAP}}<tr><th scope="row">{{GAP_NAME}}</th><td><ul>{{#LACK}}<li>{{LACK_TEXT}}</li>{{/LACK}}</ul></td><td>{{GAP_SEND}}</td></tr>
{{/GAP}}</tbody>
</table>
{{/AREA}}{{/HAS_LACKING}}
<h2>{{N_TO_SEND}}. {{L_TO_SEND}}</h2>
{{#NOTHING}}<p class="body">{{L_NOTHING_TO_SEND}}</p>{{/NOTHING}}
{{#SEND}}<p class="body">{{L_SEND_INTRO}} <mark>{{L_DEADLINE}}</mark> {{L_SEND_TO}} <mark>{{L_ADDRESS}}</mark>{{L_SEND_END}}</p>
<ol>
{{#SEND_LINE}}<li>{{SEND_LINE_TEXT}}</li>
{{/SEND_LINE}}</ol>{{/SEND}}
<p class="body">{{L_NOT_A_SCORE}}</p>
{{/REVIEWED}}
<p class="body">{{L_THANKS}}</p>
<div class="sign">
<p><mark>{{L_SIGNING_POST}}</mark>,</p>
<p class="name"><mark>{{L_SIGNING_NAME}}</mark><br>NIP <mark>{{L_SIGNING_NUMBER}}</mark></p>
</div>
<p class="copies">{{L_COPIES}}: <mark>{{L_COPIES_HERE}}</mark></p>
<p class="fine">{{MADE_FROM}}</p>
</main>
</body>
</html>
