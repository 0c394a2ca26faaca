"""The phrases of page furniture, by what they cover and by what gives them away.

A rule is looked at only where its cue stands: for `LINES` and `SENTENCES` one of the words
that the line or sentence begins with, for the others a piece of the text in lower case.
Patterns ignore case but for `(?-i:…)`; they match from the start of the line or sentence,
a line up to its end.
"""

from __future__ import annotations

import re

type Rules = dict[str, tuple[re.Pattern[str], ...]]

_EVENT = r"\b(?:killed|wounded|injured|shot dead|died|attacked|kidnapped|abducted|arrested|said)\b"
_SOCIAL = (
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|reddit|pinterest|tumblr|pocket|"
    r"skype|e-?mail|print|youtube|tiktok|viber|messenger|sms|copy link|google\+?|google news|"
    r"flipboard|mastodon|bluesky|threads|line|more)"
)
_WHERE = rf"(?:{_SOCIAL}|social media|image source|our (?:app|channel|page|newsletter))"
_MAIL = (
    r"(?:newsletters?|alerts?|inbox|updates|channel|app|news360app|google news|today|now|free|"
    r"e-?mail|notifications?|your phone)"
)
_WHEN = (
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|\d[\d:./-]*(?:st|nd|rd|th)?|[ap]\.?m\.?|"
    r"[a-z]{1,3}t|utc|at|on|by|ago|hours?|minutes?|days?|created|published|updated|posted|"
    r"[:,|·•()–—-])"
)
_DAYS = (
    r"(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)
_PERSON = rf"{_DAYS}(?-i:[A-Z][\w.'’-]+(?:\s(?:(?:de|al|el|van|von|bin)\s)?[A-Z][\w.'’-]*){{0,3}})"
_ROLE = (
    r"(?:(?:staff|special|our|senior|chief|the|a|associated press|reuters|news|digital|foreign|"
    r"[\w ]*(?:writer|reporter|correspondent|editor|desk|agencies|press|times|post))\b"
    r"[\w .,&’'-]{0,40})"
)
_LINK = (
    r"(?:(?:also )?(?:read|watch|listen|see)(?: also| more| next| this| here)?|"
    r"more on this(?: story)?|related(?: (?:articles?|stor(?:y|ies)|news|content|topics?|links?|"
    r"coverage|posts?))?|most (?:read|viewed|popular)|recommended(?: (?:for you|stories|reading))?|"
    r"you (?:may|might) (?:also )?like|don['’]t miss|up next|more (?:from|news|stories)"
    r"(?: .{1,40})?|latest (?:news|stories)|trending(?: now)?|in case you missed it|"
    r"editor['’]s picks?|also in this issue|must read|listen to our podcast|in pictures|in pics)"
)
_PICTURE = (
    r"(?:photo|image|picture|photograph|video|graphic|illustration|pic|file photo|credit)s?"
    r"(?: (?:credit|source|courtesy|by))?"
)
_OWNER = r"(?:afp|ap|epa|reuters|getty images|getty|rex|pa|alamy|wikimedia|shutterstock|xinhua)"
_BARE = (
    r"advertis(?:ement|ing)(?: read more)?|advertise with us|sponsored(?: content)?|"
    r"promoted(?: content)?|(?:story|article) continues(?: below.*)?|continue reading(?: below.*)?|"
    r"scroll (?:down )?to continue.*|loading\W*|(?:play|watch) video|video|audio|photos?|gallery|"
    r"slideshow|menu|search|home|close|skip to (?:main )?content|comments?|"
    r"leave a (?:comment|reply).*|(?:view|show|no|post a) comments?|back to top|next|"
    r"previous|image|"
    r"file photo|toggle caption|enlarge this image|(?:hide|show) caption.{0,40}"
)

_LINES: tuple[tuple[str, str], ...] = (
    # newsletters, alerts, apps
    (
        "subscribe sign signup register join get receive",
        rf"(?:subscribe|sign[ -]?up|register|join (?:us|our)|get|receive)\b(?!.*{_EVENT})"
        rf".{{0,160}}\b{_MAIL}\b.{{0,60}}$",
    ),
    ("subscribe", r"subscribe(?: now| here| today| to .{1,40})?[.!]?$"),
    ("download get", r"(?:download|get)\b.{0,30}\bapp\b.{0,40}$"),
    ("follow like find join visit", rf"\w+ (?:us|.{{1,50}}) (?:on|at|via) {_WHERE}\b.{{0,30}}$"),
    ("to unsubscribe", r"(?:to cancel this|to unsubscribe|unsubscribe)\b.{0,80}$"),
    ("we", r"we have more newsletters\b.{0,120}$"),
    # links to other pages
    (
        "also read watch listen see more related most recommended you don up latest trending in "
        "editor must",
        rf"{_LINK}\s*[:|»>–—-].*",
    ),
    ("embed more", r"(?:embed\s*)?>?\s*more (?:news )?videos?$"),
    # sharing, navigation, players
    (
        "share facebook twitter x instagram whatsapp telegram linkedin reddit pinterest tumblr "
        "pocket skype email e print youtube tiktok viber messenger sms copy google flipboard line",
        rf"(?:share(?: this| on| via)*(?: (?:article|story|post|page))?\s*:?\s*)?"
        rf"(?:{_SOCIAL}(?:[\s,|/·•]+{_SOCIAL})*)?$",
    ),
    (
        "advertisement advertising advertise sponsored promoted story article continue scroll "
        "loading play watch video audio photo photos gallery slideshow menu search home "
        "close skip "
        "comment comments leave view show hide no post back next previous image file "
        "toggle enlarge",
        rf"(?:{_BARE})$",
    ),
    (
        "this",
        r"this post is also available in\s*:.{0,120}$|this video (?:is no longer available|"
        r"cannot be played|is not available)\b.{0,60}$",
    ),
    ("visited", r"visited \d+ times\b.{0,60}$"),
    # tags, rights, forms
    (
        "tag tags topic topics keyword keywords filed categories category posted in",
        r"(?:tags?|topics?|keywords?|filed under|categories|category|posted in|"
        r"in this (?:article|story))\s*:\s*.*",
    ),
    (
        "copyright c",
        rf"(?:©|\(c\)\s|copyright\b)(?! (?:law|infringement|case|claim|act|suit))(?!.*{_EVENT}).*",
    ),
    (
        "accept cookie privacy terms by",
        r"(?:accept (?:all )?cookies|cookie (?:policy|settings|preferences)|privacy policy|"
        r"terms (?:of (?:use|service)|and conditions)|by (?:continuing|using) (?:to|this)\b.{0,40}"
        r"\b(?:site|website)\b).{0,200}$",
    ),
    # bylines, times of publication
    (
        "by",
        rf"by {_PERSON}(?:(?:, | and | & ){_PERSON}){{0,3}}(?:\s*[,|/–—-]\s*{_ROLE})?$",
    ),
    (
        "by",
        rf"by {_PERSON}(?: and {_PERSON})?[.,|]?\s+(?:created|published|updated|posted|last "
        rf"updated)"
        rf"\b(?:\s*{_WHEN})*$",
    ),
    (
        "by",
        r"by (?:our|a|the) (?:\w+ ){0,3}(?:correspondents?|reporters?|staff|desk|agencies|writers?)"
        r"\b[\w ,]{0,40}$",
    ),
    (
        "first last updated published posted created modified",
        rf"(?:first |last )?(?:updated|published|posted|created|"
        rf"modified)\b(?=.*\d)(?:\s*{_WHEN})+$",
    ),
    # pictures
    (
        "photo photos image images picture pictures photograph photographs video videos graphic "
        "illustration pic pics file credit",
        rf"{_PICTURE}\s*(?::|\bby\b|/)\s*(?:\S+(?:\s+\S+){{0,4}}|"
        rf"[^.\n]{{1,80}}(?:/|\b{_OWNER}\b)[^.\n]{{0,40}})$",
    ),
    ("photo image", r"(?:photo|image) (?:courtesy|credit)\b.{0,100}$"),
    # credits and addresses
    (
        "additional reporting writing editing",
        r"(?:additional )?(?:reporting|writing|editing)(?: by\b|\s*:).{2,200}$",
    ),
    ("source sources", r"sources?\s*:\s*[\w .,&'’/()-]{2,50}$"),
    (
        "for",
        r"for (?:(?:press|media|more|further) )?(?:inquiries|enquiries|information|details)\b"
        r"(?: from the press\b|,? (?:please|contact|visit|call|see|go)\b|:).{0,200}$",
    ),
)

_SENTENCES: tuple[tuple[str, str], ...] = (
    (
        "please subscribe sign signup close get receive",
        rf"(?:please |close )?(?:subscribe|sign[ -]?up)\b(?!.*{_EVENT}).{{0,160}}\b{_MAIL}\b|"
        r"(?:please )?(?:get|receive)\b.{0,100}\b(?:your inbox|newsletters?|alerts on your "
        r"phone)\b",
    ),
    (
        "please follow like find be",
        rf"(?:please )?(?:follow|like|find) (?:us\b|(?-i:[A-Z@#])[\w@.’' -]{{1,40}} "
        rf"on\b).{{0,40}}\b"
        rf"{_WHERE}\b|be sure to follow\b",
    ),
    ("click", r"click here\b"),
    ("also read see related", r"(?:also read|read also|read more|see more|see also|related)\s*:"),
    ("don", r"don['’]t miss the latest\b"),
    (
        "please become donate support for enjoying forward subscribers more find read see",
        r"(?:please )?become a (?:monthly )?(?:member|donor|subscriber|supporter)\b|"
        r"please (?:give|donate)[.!]|donate (?:now|today|here)\b|"
        r"(?:please )?support (?:us\b|our (?:work|journalism|newsroom)\b|(?:local|independent|"
        r"quality)"
        r" journalism\b)|for donations\b.{0,60}\b(?:see|visit|go)\b|enjoying .{1,40}\?|"
        r"forward it to a friend\b|subscribers can (?:read|watch|see|find)\b|"
        r"(?:find |read |see )?more in our\b.{0,30}\b(?:app|newsletter|edition)\b",
    ),
    (
        "this warning please check all viewer accuracy the",
        r"this (?:is a )?(?:developing|breaking)(?: news)? (?:story|report)\b|"
        r"(?:please )?check back (?:to|for|with|later|soon)\b|"
        r"this (?:story|article|page|post|report) (?:will be|has been|is being|was) updated\b|"
        r"this page is (?:closed|no longer (?:being )?updated)\b|"
        r"all times (?:are )?(?:local|gmt|utc|et)\b|viewer discretion\b|"
        r"warning:? this (?:story|article|report|video|post)\b|"
        r"this text may not be in its final form\b|accuracy and availability\b.{0,20}\bmay vary\b|"
        r"the authoritative record of\b.{0,40}\b(?:programming|broadcast)",
    ),
    (
        "copyright all this do please",
        r"copyright(?: ©| \(c\))? (?:\d{4}\b|(?-i:[A-Z]{3,}))|all rights reserved\b|"
        r"(?:please )?do not reproduce\b|this (?:material|content|story|text|article)\b.{0,60}"
        r"\b(?:may|can|must) not be (?:published|reproduced|copied|broadcast|rewritten)\b",
    ),
    (
        "please an your you thank view we by this something",
        r"please (?:verify|confirm|prove)\b.{0,20}\bnot a robot\b|an error has occurred\b|"
        r"please (?:try again later|enable javascript|re-?enter|upgrade your browser)\b|"
        r"something went wrong\b.{0,20}\btry again\b|your browser does not support\b|you "
        r"(?:must be|are not) (?:logged in|subscribed)\b|"
        r"thank you for subscribing\b|you will receive (?:emails|newsletters)\b|"
        r"you agree to receive\b|view all .{0,30}newsletters\b|by submitting (?:above|this)\b|"
        r"(?:we|this (?:web)?site) uses? cookies\b",
    ),
    (
        "anyone if those people",
        r"(?:anyone|those|people) (?:with|who ha(?:s|ve)|having) (?:any )?(?:further |additional |"
        r"more )?(?:information|details|tips?)\b.{0,120}\b(?:call|contact|phone|report|write)\b|"
        r"if you have (?:any )?(?:information|details|tips?)\b.{0,100}\b(?:call|contact|phone|"
        r"write)\b",
    ),
    (
        "this radio good we that next the",
        r"(?:this is )?radio\b.{0,60}\b(?:\d{2,3}\.\d fm|broadcasting from)\b|"
        r"good (?:morning|afternoon|evening)[.!]\s*$|we (?:return|are back) at\b|"
        r"that['’]s the news\b|(?:the )?next news at \d",
    ),
    ("reproduction reprinting republication", r"\w+ (?:is )?(?:permitted|prohibited|allowed)\b"),
    ("press media", r"\w+ (?:contact|inquir(?:y|ies)|enquir(?:y|ies)|line|office)\s*:"),
    ("writer reporter correspondent editor", r"\w+ at (?-i:[A-Z])"),
)

_SENTENCES_WITH: tuple[tuple[str, str], ...] = (
    ("contributed to this", r"(?-i:[A-Z]).{2,200}\bcontributed to this (?:re|st|art|po|pi)"),
    (
        "may not be",
        r".{0,100}\bmay not be (?:published|reproduced)\b.{0,60}\b(?:or|redistributed)\b",
    ),
    ("transcripts are", r"(?-i:[A-Z])\w+ transcripts are created\b"),
    ("funded", r"(?-i:[A-Z])[\w’' ]{2,40} is (?:reader|listener|viewer)[ -]funded\b"),
    ("is free on", r"(?-i:[A-Z])[\w’' ]{2,40} is free on (?-i:[A-Z])\w+s?\."),
    ("money", r"(?:the|it|we|(?-i:[A-Z])\w+)\b.{0,60}\btakes? no (?:government |state )?money\b"),
    ("po box", r"(?-i:[A-Z])[\w ,]{2,60}\bpo box \d"),
    ("dial", r".{0,60}\b(?:should|please) dial \d"),
    ("all rights reserved", r".{0,120}\ball rights reserved\b"),
)

_LINES_WITH: tuple[tuple[str, str], ...] = (
    ("#", r"(?:[#@]\w+[\s,|]*){1,20}$"),
    ("©", rf"©(?!.*{_EVENT}).*"),
    ("page", r".{1,60}\b(?:page|pages)\s?\d{1,3}[.!]?$"),
    ("p.", r".{1,60}\bp\.\s?\d{1,3}\b(?:.{1,60}\bp\.\s?\d{1,3}\b.{0,60})?$"),
    ("become a", r".{0,40}\bbecome a (?:monthly )?(?:member|donor|subscriber)\b.{0,120}$"),
)

_BRACKETED = (
    rf"[\[(](?:(?:file|ap|afp|reuters) )?{_PICTURE}\s*(?::|/|\bby\b|\bcourtesy\b)"
    r"[^()\[\]\n]{1,120}[\])]"
)
_PIECES: tuple[tuple[str, str], ...] = (
    ("photo", _BRACKETED),
    ("image", _BRACKETED),
    ("picture", _BRACKETED),
    ("pic:", _BRACKETED),
    ("reporting", r"\((?:additional )?(?:reporting|writing|editing)(?: by|\s*:) [^()\n]{2,300}\)"),
    ("editing", r"\((?:reporting|writing|editing)(?: by|\s*:) [^()\n]{2,300}\)"),
    (
        "photograph:",
        rf"\bphotograph: [\w.'’ /-]{{2,60}}/{_OWNER}(?![a-z])(?:/[\w/]{{1,30}})?",
    ),
    ("photo:", rf"\bphoto: [\w.'’ /-]{{2,60}}/{_OWNER}(?![a-z])(?:/[\w/]{{1,30}})?"),
    ("©", r"©\s?[\w.'’ -]{2,40}(?:\([\w ]{2,20}\))?(?=\s*$)"),
    ("enlarge this", r"\benlarge this image(?: toggle caption)?\b"),
    ("caption", r"\b(?:show caption hide caption|(?:hide|show) caption \d+ of \d+)\b"),
    ("if you", r"\badvice if you ?['’]re upset by the news\b"),
    ("click to", r"\bclick to (?:expand|enlarge)(?: image)?\b"),
    ("more by this", r"\bmore by this author\b"),
    ("sizewidth", r"video sizewidthxheightpixels"),
    ("==", r"={2,}\s?[A-Za-z][\w ]{2,30}={2,}"),
    ("#", r"(?:#\w+\s+){2,}(?:#\w+)?"),
    ("not a robot", r"\bplease (?:verify|confirm) you['’]re not a robot by clicking the box\.?"),
    ("image source", r"\bfollow us on image source\b(?:\s*:\s*(?-i:[A-Z]{2,8})\b)?"),
    ("more news videos", r"\bembed\s*>?\s*more news videos\b"),
)


def _compiled(rules: tuple[tuple[str, str], ...], *, by_word: bool) -> Rules:
    table: dict[str, list[re.Pattern[str]]] = {}
    for cues, pattern in rules:
        compiled = re.compile(pattern, re.I)
        for cue in cues.split() if by_word else [cues]:
            table.setdefault(cue, []).append(compiled)
    return {cue: tuple(patterns) for cue, patterns in table.items()}


LINES = _compiled(_LINES, by_word=True)
"""Whole lines, by first word."""
SENTENCES = _compiled(_SENTENCES, by_word=True)
"""Sentences by first word; the pattern matches the start, the whole sentence is meant."""
LINES_WITH = _compiled(_LINES_WITH, by_word=False)
SENTENCES_WITH = _compiled(_SENTENCES_WITH, by_word=False)
PIECES = _compiled(_PIECES, by_word=False)
"""Stretches inside a sentence, no more than what matches."""
EVENT = re.compile(_EVENT, re.I)
"""Words of reporting: a sentence that has one after its furniture is not covered whole."""
LINK_HEADER = re.compile(
    r"(?:read (?:more|also|next|full story)|related (?:articles?|stories|news|content|"
    r"posts?|topics?|"
    r"links?)|more stories|most (?:read|popular)|recommended(?: for you)?|you (?:may|"
    r"might) also like|"
    r"see also|more on this story|trending now)\s*[:.…>»]*$",
    re.I,
)
"""A line that announces links, each on a line of its own."""
