# What travaux says, in English. The syntax is that of Fluent (https://projectfluent.org).
# Every key stands in every file of this folder, and is used in src; tests see to that.

## Lists and joints

list-comma = ,{" "}
list-semicolon = ;{" "}

## Levels

level-error = error
level-warning = warning
level-note = note

## Findings

finding-title = { $level }[{ $rule }]: { $message }
finding-reading = reading
finding-help = help
finding-source = source
finding-words = words
finding-label = { $label }:{" "}
reading-worst = holds where the brackets go against people's rights
reading-best = holds only where the brackets go in favour of people's rights
only-in-brackets = { $message } (it stands in brackets only)
proposed-by = { $message } (proposed by { $states })
here-in-brackets = here it stands in brackets only
dangling = { $message }: { $targets }
dangling-safeguard = { $message }: { $targets }; by its words, what is missing are the safeguards, so nothing protects people here
dangling-in-extract = this text refers to { $n } provisions after its last one: it seems to be an extract, so references to them were not checked
numbered = { $message }: { $number }
number-first-here = this number stands here first
about-term = { $message }: { $term }
called-here = here it goes by another name
counted =
    { FORM($n) ->
        [one] { $message }
       *[other] { $message } ({ $n } in all)
    }
characters = { $message }: { $codes }
no-findings = no findings
n-errors =
    { FORM($n) ->
        [one] 1 error
       *[other] { $n } errors
    }
n-warnings =
    { FORM($n) ->
        [one] 1 warning
       *[other] { $n } warnings
    }
n-notes =
    { FORM($n) ->
        [one] 1 note
       *[other] { $n } notes
    }
n-drafts =
    { FORM($n) ->
        [one] 1 draft
       *[other] { $n } drafts
    }
findings-in-drafts = { $counts } in { $drafts }
closing-with-suppressed = { $closing }; { $n } suppressed
not-evaluated-title = not evaluated, which is not the same as passed:
not-evaluated-rules = { $reason }: { $rules }

## The command line

no-such-ui-language = travaux does not speak `{ $language }`; it speaks: { $known }

## Rules that could not be judged

list-or = {" "}or{" "}
no-patterns = the rule has no patterns for `{ $language }`
kind-does-not-run = this kind of rule does not run yet
text-is-no-such-text = the rule is about another kind of text, such as a treaty
text-is-not-about = the text is not about { $classes }
pattern-cannot-be-compiled = a pattern cannot be compiled: { $reason }
no-provision-on = no provision on { $classes } was found
text-is-a-fragment = the text is a fragment: what it lacks may stand elsewhere
no-preamble = the text has no preamble
no-article-on = no article on { $classes } was found
no-article = the text has no article
no-such-article = no article is about what the rule looks at
compound-without = it stands on the rule `{ $rule }`, which could not be judged
no-chapter-on = no chapter on { $classes } was found
no-chapter-but-articles = no chapter on { $classes } was found, though there are articles on it, such as { $articles }
class-criminalisation = criminalisation
class-procedural = procedural powers
class-safeguard = safeguards
class-cooperation = international cooperation
class-definitions = definitions
class-scope = the scope of application
class-jurisdiction = jurisdiction
class-preamble = the preamble
class-general = general provisions
class-prevention = prevention
class-technical = technical assistance
class-implementation = implementation
class-final = final provisions

## Scorecards

scorecard-title = Safeguards scorecard ({ $languages })
scorecard-title-of = Safeguards scorecard: { $treaty } ({ $languages })
scorecard-safeguard = Safeguard
scorecard-clause = { $draft } clause
scorecard-grounds = The clauses that decide
scorecard-ground = { $verdict }: { $place }
scorecard-softened = { $verdict }: { $place } (softened: { $rules })
scorecard-soft-verb = { $verdict }: { $place } (no binding verb)
scorecard-against = but { $verdict }: { $place }
scorecard-against-in-brackets = but { $verdict } (in brackets): { $place }
scorecard-but = { $verdict }; but { $against }
scorecard-missing-in = missing in { $articles }
scorecard-missing-rules = missing: { $rules }
scorecard-not-evaluated = not evaluated: { $rule }: { $reason }
scorecard-left-out = No text in this language, so left out: { $drafts }
left-out-no-text = No text here at all, so left out: { $drafts }
scorecard-more = and { $n } more
scorecard-no-rule = there is no such rule among those that run
scorecard-no-absence = the rule does not ask for words
scorecard-disclaimer = Read by rules from the words of the text: read the clause before you quote the verdict.
verdict-requires = requires
verdict-weak = weak
verdict-bracketed = bracketed
verdict-permits = permits
verdict-deemed = deemed
verdict-absent = absent
verdict-negated = negated
verdict-unknown = unknown
letter-requires = R
letter-weak = W
letter-bracketed = B
letter-permits = P
letter-deemed = D
letter-absent = -
letter-negated = N
letter-unknown = ?
meaning-requires = a clause demands it
meaning-weak = named without binding force, or only in part
meaning-bracketed = only in square brackets, so not agreed
meaning-permits = left to choice: a State may
meaning-deemed = counted as fulfilled whatever the facts
meaning-absent = no clause demands it
meaning-negated = a clause takes it away
meaning-unknown = could not be evaluated, which is not the same as present

## Language versions

across-structure = { $message }: { $here } here, { $there } in the { $language } text ({ $place })
across-modality = { $message }: { $here } here, { $there } in the { $language } text ({ $place })
across-words = “{ $words }” ({ $strength })
across-only-here = { $message }: { $articles } here, nothing of the kind in the { $language } text
across-only-there = { $message }: nothing here like { $articles } in the { $language } text ({ $place })
across-no-suppressions = differences between language versions are notes and need no suppressions; leave --format suppressions out
across-one-language = there is only one language version to compare
n-paragraphs =
    { FORM($n) ->
        [one] 1 paragraph
       *[other] { $n } paragraphs
    }
n-points =
    { FORM($n) ->
        [one] 1 point
       *[other] { $n } points
    }

## Rules

n-rules =
    { FORM($n) ->
        [one] 1 rule
       *[other] { $n } rules
    }
rule-title = { $rule } ({ $code }), { $level }
rule-why = Why
rule-what-to-do = What to do
rule-source = Source
rule-looks-at = Looks at
all-provisions = all provisions
rule-kind-of-check = Kind of check
rule-languages = Languages
rule-written-in = Written in
example-caught = Caught
example-passes = Passes
example-failure = { $rule } ({ $language }): { $shortfall }
examples-are-right = all examples show what they should
n-examples-wrong =
    { FORM($n) ->
        [one] 1 example wrong
       *[other] { $n } examples wrong
    }
bad-example-not-caught = the bad example is not caught
good-example-caught = the good example is caught
no-bad-example = there is no bad example in this language
no-good-example = there is no good example in this language
example-not-run = the example could not be run: { $reason }

## Clauses

n-articles =
    { FORM($n) ->
        [one] 1 article
       *[other] { $n } articles
    }
word-front-matter = Front matter
word-preamble = Preamble
word-paragraph = para
word-closing = closing words
word-translation = other language version
word-furniture = page furniture
word-article = Article
word-part = Part
word-title = Title
word-chapter = Chapter
word-section = Section
word-cluster = Cluster
word-annex = Annex
word-recital = recital
word-note = note
point-n = point { $n }
unnumbered-paragraph = unnumbered para { $n }
kind-front-matter = front matter
kind-preamble =
    { FORM($n) ->
        [one] preamble
       *[other] preambles
    }
kind-recital =
    { FORM($n) ->
        [one] recital
       *[other] recitals
    }
kind-part =
    { FORM($n) ->
        [one] part
       *[other] parts
    }
kind-title =
    { FORM($n) ->
        [one] title
       *[other] titles
    }
kind-chapter =
    { FORM($n) ->
        [one] chapter
       *[other] chapters
    }
kind-section =
    { FORM($n) ->
        [one] section
       *[other] sections
    }
kind-cluster =
    { FORM($n) ->
        [one] cluster
       *[other] clusters
    }
kind-article =
    { FORM($n) ->
        [one] article
       *[other] articles
    }
kind-paragraph =
    { FORM($n) ->
        [one] paragraph
       *[other] paragraphs
    }
kind-point =
    { FORM($n) ->
        [one] point
       *[other] points
    }
kind-subpoint =
    { FORM($n) ->
        [one] subpoint
       *[other] subpoints
    }
kind-closing =
    { FORM($n) ->
        [one] closing
       *[other] closing words
    }
kind-annex =
    { FORM($n) ->
        [one] annex
       *[other] annexes
    }
kind-note =
    { FORM($n) ->
        [one] note
       *[other] notes
    }
kind-furniture =
    { FORM($n) ->
        [one] furniture
       *[other] furnitures
    }
kind-translation =
    { FORM($n) ->
        [one] translation
       *[other] translations
    }

## Pages for the browser

html-skip = Skip to the text
html-menu = Pages
html-summary = Summary
html-contents = Contents
html-footer = Made by travaux { $version } from the texts named above. Read the clause before you quote what a program says of it.
html-tools = Choose what is shown
html-search = Search
html-view = View
html-view-whole = inline
html-view-beside = side by side: old, new
html-kinds = Show
html-findings = Findings
html-rules-any = all articles
html-rules-some = with a finding
html-open-all = Unfold all
html-close-all = Fold all
html-reset = Show everything
html-theme = Colours
html-theme-system = as the system
html-theme-light = light
html-theme-dark = dark
html-keys = Keys
html-keys-on = keys are on
html-key-next = next change
html-key-previous = change before
html-key-search = search
html-key-reset = show everything
html-key-view = inline or side by side
html-count = # of # shown
html-same = unchanged
html-diff-title = { $old } and { $new } compared
html-all-findings =
    { FORM($n) ->
        [one] One finding over the change
       *[other] { $n } findings over the change
    }
html-lost = What people lose by the words of the change
html-gone = What is gone or moved
html-gained = What people gain
html-rest = Chapters, numbers, everything else
html-flow = How the articles of the old draft flow into the new one; the list of contents says the same in words
html-flow-caption = Each band is an article, from its place in the old draft to its place in the new one. Click a band to go to the article.
html-key-next-entry = next entry
html-key-previous-entry = entry before
# The page of lint.
html-lint-title = What the rules say of { $drafts }
html-lint-title-many = What the rules say of { $n } drafts
html-draft = Draft
html-against = Compared with
html-was = before
html-no-finding = no findings
html-n-findings =
    { FORM($n) ->
        [one] one finding
       *[other] { $n } findings
    }
html-more-findings =
    { FORM($n) ->
        [one] and one more
       *[other] and { $n } more
    }

# The page of scorecard.
html-rules = Judged by these rules: { $rules }
html-card-chart = For each draft, how many safeguards it requires, weakens or lacks; the table below says the same in words
html-card-caption = Each bar is a draft; its parts are the safeguards, by what the draft makes of them.

# The pages of timeline, log and the record.
html-notes = Notes
html-years = How many entries each year has; they stand below in the order of their dates
html-years-caption = Entries of each year. Click a column to go to its first entry.
html-stands = stands in the draft
html-stands-not = not in the draft

# The pages of concordance and origins.
html-row-changed = another number, place or heading
html-row-same = same number, place and heading
html-origin =
    { $kind ->
        [verbatim] verbatim
        [adapted] adapted
        [heading] heading only
       *[new] no origin found
    }

## Sites

site-overview = Overview
site-drafts = Drafts
site-texts = Texts in
site-from-to = { $drafts }, { $from } to { $to }
site-draft-name = { $draft } ({ $more })
site-newest = The newest text is { $draft }: { $facts }.
site-no-text = No text of any draft is here.
site-read = Read it
site-follow = Follow each article through all drafts
site-scorecard-way = What each draft makes of each safeguard, and the clauses that decide
site-articles = Articles
site-scorecard = Safeguards
site-asks = Asks
site-timeline = Timeline
site-proposals = Proposals
site-positions = Positions
site-votes = Votes
site-actors = Who takes part
site-documents = Documents
site-comparisons = Comparisons
site-record = The negotiation
site-changes = What changed
site-changes-since = Changes since { $draft }
site-since = since { $draft }
site-text-of = Text of { $draft }
site-not-here = no text here
site-draft-not-here = The text of this draft is not here.
site-published = The text as it was published
site-history = History of this article
site-concordance = One line for each article, with its number in every draft. The heading leads to its history, a number to the text.
site-read-in = Read it in
site-number-in = { $draft }: { $number }
site-article-before = Article before
site-article-after = Next article
site-other-language = There is no text in { $wanted } here; this is the one in { $shown }.
site-followed-in = Not every draft has a text in { $wanted } here; articles are followed through the texts in { $followed }.
site-language =
    { $code ->
        [ar] Arabic
        [en] English
        [es] Spanish
        [fr] French
        [ru] Russian
        [zh] Chinese
       *[other] the language `{ $code }`
    }
# What this language calls itself, and what stands beside it on the first page.
site-own-language = English
site-entrance = its drafts, what changed in them, and what that means for rights.
site-done =
    { FORM($n) ->
        [one] { $path }: one page; { $written } written, { $removed } removed
       *[other] { $path }: { $n } pages; { $written } written, { $removed } removed
    }
site-foreign =
    { FORM($n) ->
        [one] { $files } was not written by travaux, or was changed since; nothing is written. Move it away, delete it, or give another folder with -o
       *[other] { $files } were not written by travaux, or were changed since; nothing is written. Move them away, delete them, or give another folder with -o
    }
site-list-broken = it is not the list that travaux wrote; without it nobody can tell which pages are yours. Delete the folder, or give another one with -o

## Comparisons

side-old = old
side-new = new
title-old = Old
title-new = New
titled = { $title }: { $parts }
quoted = "{ $text }"
quoted-in-print = “{ $text }”
markdown-key = Deleted words are { $deleted }struck{ $deleted }, inserted words are { $inserted }bold{ $inserted }.
same-texts = No differences: the two texts are identical.
same-wording-in-this-language = No differences in the wording of this language version; the others in the files were not compared.
same-wording = No differences in the wording; only typography, line breaks or page furniture differ.
fate-inserted = inserted
fate-deleted = deleted
fate-split = split
fate-joined = joined
fate-moved = moved
fate-renumbered = renumbered
fate-edited = edited
fate-renumbered-below = renumbered below
put-in-brackets = put in brackets
no-longer-in-brackets = no longer in brackets
percent-alike = { $n }% alike
facts-matched = { $facts } [matched by { $matched_by }]
by-concordance = concordance
by-heading = heading
by-text = text
by-position = position
articles = Articles { $old } -> { $new }: { $counts }
no-articles = none
n-unchanged = { $n } unchanged
n-edited = { $n } edited
n-inserted = { $n } inserted
n-deleted = { $n } deleted
n-moved = { $n } moved
n-split = { $n } split
n-joined = { $n } joined
n-renumbered = { $n } renumbered
groups = Grouping: { $list }
groups-inserted = inserted { $list }
groups-deleted = deleted { $list }
range = { $first } to { $last }
elsewhere = Elsewhere: { $list }
elsewhere-part = { $name } { $fates }
n-changed-elsewhere = { $n } changed
n-inserted-elsewhere = { $n } inserted
n-deleted-elsewhere = { $n } deleted
renumbered = Renumbered: { $list }
no-number = (none)
and-more-in-json = and { $n } more (all in --format json)
and-more-below = and { $n } more below
n-more = { $n } more
loss-articles = Deleted from { $draft }
loss-below = Deleted from articles of { $draft } that remain
loss-words = Words cut from { $draft }
loss-brackets = Brackets opened in { $draft }
loss-duty = "{ $old }" became "{ $new }" in { $draft }
moved = Moved
split = Split
joined = Joined
note-renumbered = renumbered: { $list }
note-last-stop = only the last stop changed: { $list }
note-moved = moved: was { $old } ({ $old_draft }), now { $new } ({ $new_draft })
note-departed = { $old }: moved to { $new } ({ $draft })
moved-here = moved here from { $from } ({ $draft })
place-in = in { $group }
place-after = after { $before }
place-at-start = at the beginning
siblings = { $above } { $kind }
siblings-paragraphs = para
siblings-points = point
heading = heading
opening-words = opening words
own-text = text

## Outlines

n-brackets =
    { FORM($n) ->
        [one] 1 bracket
       *[other] { $n } brackets
    }
strength-lifted = lifted
strength-discretion = permission
strength-recommendation = recommendation
strength-effort = effort
strength-qualified-duty = qualified duty
strength-duty = duty
strength-absolute-duty = duty
strength-prohibition = prohibition
n-alternatives =
    { FORM($n) ->
        [one] 1 alternative
       *[other] { $n } alternatives
    }
n-placeholders =
    { FORM($n) ->
        [one] 1 placeholder
       *[other] { $n } placeholders
    }
marking-proposed-by = proposed by { $states }
marking-supported-by = supported by { $states }
marking-opposed-by = opposed by { $states }
marking-deletion-asked-by = deletion asked by { $states }
marking-bracketed = bracketed
marking-alternative = alternative { $option } of group { $group }
marking-agreed = agreed
marking-placeholder = placeholder
marking-deleted = deleted
depth = depth { $n }
odd-in-the-text = Odd in the text ({ $n }):
diagnostic = { $place } { $level }: { $message } [{ $code }]
bracket-not-closed = this bracket is not closed
bracket-never-opened = this bracket was never opened
number-stands-twice = { $kind } { $number } stands twice in a row

## Errors and warnings

caused-by = caused by: { $cause }
error-at = { $place } { $message }
cannot-read = cannot read `{ $path }`
cannot-write = cannot write `{ $path }`
cannot-write-to-output = cannot write to standard output
cannot-read-as-text = cannot read `{ $path }` as text: { $reason }
did-you-mean = did you mean `{ $near }`?{" "}
nothing-to-check = { $draft }: the file is empty; there is nothing to check
file-is-empty = the file is empty
no-rule-file = there is no rule file (*.toml) in `{ $folder }`
no-such-rule = there is no rule `{ $rule }`; { $near }`travaux rules list` shows them all
both-are-stdin = both drafts are `-`; standard input can be only one of them
languages-differ = the drafts are in different languages: { $old } is `{ $old_language }`, { $new } is `{ $new_language }`; choose with --lang
neither-has-article = neither draft has an article `{ $article }`; `travaux show { $draft }` lists what there is
no-such-clause = { $draft } has no clause `{ $clause }`; { $near }`travaux show { $draft }` lists what there is, and --format json the ids
nothing-below = nothing of that number stands below `{ $clause }`;{" "}
several-series = there are several series: { $names }; choose one with --series, or set `series` in travaux.toml
no-file-no-series = there is no file `{ $name }`, and no series in which it could be the name of a draft; give the path of a text, or the folder of a series with --series
no-file-no-draft = there is no file and no draft called `{ $name }`; { $near }{ $series } has: { $known }
text-is-missing = the text of draft `{ $draft }` is missing: there is no file `{ $path }`; mend the path or add the file
is-a-folder = it is a folder; name a text file, or a draft of the series with --series
is-too-large = it is larger than 4 GiB
is-binary = it is a binary file; travaux reads plain text (UTF-8)
is-old-word = it is an old Word document; save it as plain text (UTF-8) first
is-encrypted = it is protected with a password; save a copy without one first
is-rich-text = it is rich text (RTF); save it as plain text (UTF-8) first
is-gzip = it is compressed with gzip; unpack it first
is-utf-32 = it is UTF-32; save it as UTF-8 first

# Documents that are imported

import-exists = `{ $path }` is there already; choose another name for -o
import-entry = to make it a draft of a series, add to its series.toml, and look it over (it is a guess):
import-id = `{ $id }` is no id of a draft; use letters, digits and -
import-no-language = the language of the text is not clear; say it with --lang
import-no-series = there is no series in `{ $path }`; make a folder with a series.toml first
import-added = { $draft } was added: the text is { $text }; look over its entry in { $series }, which is guessed from the head of the document
text-is-there = { $draft } has a text in { $language } already
series-no-drafts = the list of drafts cannot be changed by a program; add the entry by hand
import-no-text = it holds no text
zip-no-word = it is a ZIP archive, but no Word document; take the text out of it first
tracked-not-said =
    { FORM($n) ->
        [one] it holds one tracked change
       *[other] it holds { $n } tracked changes
    }; say --tracked accept, reject or markup
archive-too-many = it is an archive of { $n } files, and more than { $most } are not read
archive-outside = it is an archive that names a file outside of itself ({ $name }); do not trust it
archive-too-large = its part { $name } is larger than { $most } MiB when unpacked; do not trust it
archive-broken = it is a damaged archive: { $reason }
archive-encrypted = it is encrypted; save a copy without a password first
xml-broken = its part { $name } cannot be read: { $reason }
xml-too-deep = its parts are nested more than { $most } deep; do not trust it
pdf-too-large = it unpacks to more than { $most } MiB; do not trust it
pdf-circle = it draws a form within itself; do not trust it
pdf-too-slow = it takes longer than { $n } seconds to read; take its text out with `pdftotext -layout FILE.pdf FILE.txt`
pdf-broken = it is a damaged PDF: { $reason }
pdf-no-pages = none of its pages can be read
pdf-encrypted = it is encrypted; save a copy without a password first
pdf-no-text =
    { FORM($n) ->
        [one] its page is a picture
       *[other] its { $n } pages are pictures
    } without text; run a text recognition (OCR) first, or ask for the Word file

import-doubtful = look at this
import-dropped = left out
import-kept = kept in another form
import-line = { $fate }: { $things }
import-thing = { $what }: { $n }
import-sample = “{ $sample }”
import-samples = { $thing } ({ $samples })
import-unknown-letters = words with letters that the file does not name (shown as �)
import-labels = labels of articles, completed
import-damaged-pages = pages that cannot be read
import-hidden-text = hidden text
import-unknown-numbers = numbers of an unknown kind
import-symbols = characters of a symbol font (shown as �)
import-embedded = parts of other documents
import-hyphens = words parted at the end of a line
import-notes = notes
import-note-marks = marks that lead to notes
import-page-numbers = page numbers
import-line-numbers = line numbers
import-headers = running heads
import-footers = running feet
import-navigation = links to other pages
import-comments = comments in the margin
import-images = pictures
import-contents = lines of a table of contents
import-numbers = counted numbers
import-text-boxes = text boxes
import-table-rows = rows of tables
import-insertions = tracked insertions
import-deletions = tracked deletions
import-struck = struck-out words, kept as ~~words~~
not-utf-8 = it is not UTF-8; save it as UTF-8
holds-nuls =
    { FORM($n) ->
        [one] holds 1 NUL character; the file may be damaged
       *[other] holds { $n } NUL characters; the file may be damaged
    }
not-quite-utf-8 =
    { FORM($n) ->
        [one] not quite UTF-8: 1 broken character was replaced by U+FFFD, first on line { $line }
       *[other] not quite UTF-8: { $n } broken characters were replaced by U+FFFD, first on line { $line }
    }
broken-utf-16 = broken UTF-16: some characters were replaced by U+FFFD
read-as = not UTF-8, read as { $encoding }; if letters look wrong, save the file as UTF-8
unknown-value = unknown value `{ $value }`; known here: { $known }
unknown-value-near = unknown value `{ $value }`; did you mean `{ $near }`?
unknown-key = unknown key `{ $key }`; known here: { $known }
unknown-key-near = unknown key `{ $key }`; did you mean `{ $near }`?
name-is-taken =
    the name `{ $name }` already stands for the { $kind ->
        [source] source
        [actor] actor
        [topic] topic
        [document] document
        [draft] draft
        [event] event
        [proposal] proposal
       *[ask] ask
    } `{ $id }` (line { $line }); give each { $kind ->
        [source] source
        [actor] actor
        [topic] topic
        [document] document
        [draft] draft
        [event] event
        [proposal] proposal
       *[ask] ask
    } a name of its own
draft-has-no-text = the draft `{ $draft }` names no text; write for example texts = {"{"} en = "{ $draft }.en.txt" {"}"}, or take `texts` away where the text is not here
leaves-folder = `{ $path }` leaves the folder of the series; put the text beside series.toml
no-text-in-language = draft `{ $draft }` has no text in language `{ $language }`; it has: { $known }

## Rules explained, and folders

rule-final-level = Level in a final text
rule-needs = Judged only in a text about
example-old = Before
check-term = words that should not be there
check-scope = a scope that reaches too far
check-power = a power that goes too far
check-discretion = words that make a safeguard optional
check-deference = words that leave a safeguard to domestic law
check-polarity = words that turn a safeguard round
check-undefined = a term that is used and not defined
check-definition = what is wrong with definitions
check-numbering = what is wrong with the numbers of clauses
check-reference = what is wrong with cross-references
check-bracket = marks of negotiation
check-character = characters that deceive a reader
check-compound = several findings together
check-change = what became of the older draft
check-absence-document = words that must stand somewhere in the text
check-absence-preamble = words that must stand in the preamble
check-absence-chapter = words that must stand in each such chapter
check-absence-article = words that must stand in each such article
no-text-in-folders = there is no text (*.txt) in these folders; there is nothing to check

## Findings for machines

machine-old-place = where it stood in the older draft
machine-not-judged = { $draft }: { $rule } was not judged: { $reason }
machine-not-evaluated = not evaluated: { $reason }
machine-suppressed = suppressed: { $reason }
machine-at = at { $place }
machine-root = the folder in which the project begins
n-findings =
    { FORM($n) ->
        [one] 1 finding
       *[other] { $n } findings
    }
sarif-left-out = left out, the least severe ones: { $findings }
sarif-takes = GitHub takes no more than { $most } findings; left out, the least severe ones: { $findings }; check fewer drafts at a time
sarif-shows = GitHub shows { $most } findings at most, the most severe ones; it will not show { $findings }
github-shows = GitHub shows { $most } annotations of a level in one step; only in the log and in the summary stand: { $hidden }
summary-title = travaux: { $counts }
summary-level = level
summary-rule = rule
summary-where = where
summary-words = words
summary-found = what was found, and what to do
summary-gain = gain
summary-no-room = no room here: { $findings }
summary-suppressed = suppressed: { $findings }
summary-full = the summary of this step is full; the findings stand in the log only

## One article

as-one-text = `--as { $class }` says where one text would stand; check one text at a time
as-whole-draft = `--as { $class }` says where a single article would stand, and `{ $draft }` has { $n } articles; leave it out: the headings of a draft say what each article is about
fragment-read-as = `{ $draft }` is a fragment, read as { $class }; rules that could not be judged without the rest of the text: { $n }
fragment-unknown = `{ $draft }` is a fragment; rules that could not be judged without the rest of the text: { $n }; `--as CLASS` says where it would stand, with one of: { $classes }
## Baselines and suppressions

baseline-written =
    { FORM($n) ->
        [one] 1 finding written to `{ $path }`
       *[other] { $n } findings written to `{ $path }`
    }
listed-in = listed in { $path }
and-n-more = and { $n } more
baseline-is-stale = { $path }: what it lists is not found any more: { $named }; --write-baseline brings it up to date
broken-baseline = { $reason }; write the baseline anew with --write-baseline
unknown-baseline-version = version `{ $version }` is not known here
no-rule-goes-by = no rule goes by `{ $rule }`
no-rule-goes-by-but = no rule goes by `{ $rule }`; did you mean `{ $near }`?
no-rule-goes-by-near = no rule goes by `{ $rule }`; { $near }`travaux rules list` shows them all
reason-is-empty = `reason` is empty; say why `{ $rule }` does not count here
no-digest = the clause has no `digest` of its words, so that nobody could tell when they change; `travaux lint DRAFT --format suppressions` prints entries to copy
expected-a-day = expected a day, such as 2026-01-31
decision-expired = the decision on { $about } expired on { $date }; look at it again, then give a new date or delete the entry
decision-is-unused = { $about } is not found any more; delete the entry
decision-is-stale = the words changed since { $about } was set aside; look at them again, then write digest = "{ $digest }" or delete the entry
rule-in-clause = `{ $rule }` in `{ $clause }`
rule-named = `{ $rule }`

## Classes of clauses in series.toml

class-of-no-clause = { $draft } has no clause `{ $clause }`; `travaux show { $draft } --format json` lists the ids
# Rules over a change

level-gain = gain
n-gains =
    { FORM($n) ->
        [one] 1 gain
       *[other] { $n } gains
    }
change-title = What changed from { $old } to { $new }
gains-title = Gains from { $old } to { $new }
own-title = New in { $new }, whatever changed
no-change-findings = The rules over a change found nothing.
finding-related = see
related-places = { $message }: { $places }
related-more = { $places } and { $n } more
place-in-draft = { $place } ({ $draft })
related-dangles = refers to what is gone
related-naked = is left without a safeguard
related-here-still = stands here still
related-here-now = stands here now
related-leads-here = it leads here now
related-went-here = what it led to stands here now
related-was = was { $place }
related-uses-term = uses the term
two-languages = the drafts are in different languages: { $old } and { $new }
no-words = there are no words `{ $name }` for the language { $language }

# Where the words of a draft come from.
instruments-no-date = `date` is no date; write 2003-10-31, or 2003 where only the year is known
instruments-twice = the file { $file } is described twice; keep one entry
instruments-no-file = there is no file { $file } in the folder; write its path from here, with / between folders
instruments-no-file-near = there is no file { $file } in the folder; did you mean { $near }?
origins-no-folder = { $path } is no folder; name the folder of the reference instruments with --in
origins-no-article = { $clause } is not part of an article; --article wants the number or id of one
origins-no-articles = { $draft } has no article to look for
origins-no-instruments = nothing was compared: the folder has no other instrument in the language of the draft ({ $language }){ $n ->
    [0] { "" }
    [one] {" "}but one that is later than it
   *[other] {" "}but { $n } that are later than it
}
origins-other-files = { $n ->
    [one] One file in the folder is no .txt or .md, so passed over
   *[other] { $n } files in the folder are no .txt or .md, so passed over
}
origins-skipped = { $file } cannot be read as text, so passed over: { $reason }
origins-index-damaged = the index { $path } is damaged or the folder changed meanwhile; it is made anew
origins-index-foreign = { $path } was made by another version of travaux; it is made anew
origins-index-not-kept = the index { $path } cannot be written ({ $cause }); the answer is right, but the next one takes as long
origins-folder-changes = the files of { $path } change all the time; try again when nothing writes there
origins-too-many = the folder has more articles than an index can hold; split it
origins-indexing = indexing instruments: { $done } of { $total }
origins-title = Origins of { $draft }: { $n ->
    [one] one instrument
   *[other] { $n } instruments
} looked at in { $folder }
origins-dated = { $place } ({ $year })
origins-new = new
origins-new-run = { $first } to { $last } ({ $n } articles): new
origins-verbatim = word for word from { $place }
origins-adapted = { $n }% from { $place }
origins-heading = new words under the heading of { $place }
origins-further = { $n }% also from { $place }
origins-without = without: { $parts }
origins-added = added: { $parts }
origins-new-in = new: { $parts }
origins-also = the same words in: { $places }
origins-also-one = { $place }, { $n }%
origins-first-sentence = the first sentence of { $clause }
origins-last-sentence = the last sentence of { $clause }
origins-sentence = a sentence of { $clause }
origins-words-in = { $words } ({ $clause })
origins-more = { $n } more
origins-summary = Of { $n ->
    [one] one article
   *[other] { $n } articles
}: { $verbatim } word for word, { $adapted } adapted, { $new } new.
origins-summary-headings = { $n ->
    [one] One article has new words under an old heading.
   *[other] { $n } articles have new words under an old heading.
}
origins-later = { $n ->
    [one] One instrument is later than the draft ({ $date }), so no origin.
   *[other] { $n } instruments are later than the draft ({ $date }), so no origin.
}
origins-disclaimer = The same words are no proof of who took them from whom; an earlier text may be missing here.
origins-head-article = Article
origins-head-origin = Origin
origins-head-more = What was left out and added
origins-head-heading = Heading
origins-head-result = Result
origins-head-share = Share (%)
origins-head-instrument = Instrument
origins-head-date = Date
origins-head-source = Clause there
origins-head-without = Left out
origins-head-added = Added
origins-head-also = The same words in

## series.toml: the record of a negotiation

series-wrong-kind = `{ $key }` must be { $wanted }
series-wants-text = a text
series-wants-texts = a text or a list of texts
series-wants-languages = a text, or one text for each language: title.en = "…"
series-wants-date = a date such as 2022-05-30, or "2022-05" or "2022" where no more is known
series-wants-number = a whole number
series-wants-flag = true or false
series-wants-table = a table: [{ $key }]
series-wants-tables = a list of tables: [[{ $key }]]
series-key-missing = `{ $key }` is missing; add it to this entry
series-no-language = `{ $code }` is no code of a language; write for example en, ar or zh-Hant
series-no-such-name =
    no { $kind ->
        [source] source
        [actor] actor
        [topic] topic
        [document] document
        [draft] draft
        [event] event
        [proposal] proposal
       *[ask] ask
    } is called `{ $name }`; add a [[{ $table }]] for it, or correct the name
series-no-such-name-near =
    no { $kind ->
        [source] source
        [actor] actor
        [topic] topic
        [document] document
        [draft] draft
        [event] event
        [proposal] proposal
       *[ask] ask
    } is called `{ $name }`; did you mean `{ $near }`?
series-name-of-several =
    `{ $name }` is the name of more than one { $kind ->
        [source] source
        [actor] actor
        [topic] topic
        [document] document
        [draft] draft
        [event] event
        [proposal] proposal
       *[ask] ask
    }; name one by its id: { $ids }
series-clause-of-draft = a clause needs the draft in which it stands; add `draft`
series-members-of-group = only a group has members; write kind = "group", or take `members` away
series-not-postponed = only what was put off has a later date; write state = "postponed", or take `postponed-to` away
series-ends-before = this is before `date`; put the later day here
series-new-words = `new-words` belongs to action = "replace", and this is "{ $action }"; use `words`
series-where-of-add = `where` belongs to action = "add"; take it away
series-replace-needs = a replacement needs what it puts in; add `new-words`
series-position-of = a position is about a topic or a clause; add `topic`, or `draft` and `clause`
series-expect-needs-clause = without a clause nothing can be looked up; add `clause`, or write within = "draft"
series-expect-contradicts = a clause that is to be deleted can be asked for nothing else; keep `delete` or the other keys
series-expect-nothing = this decides nothing; add delete, keep, contains, lacks, modal or unbracketed
series-ranges-differ = { $old } clauses stand against { $new }; the ranges must be equally long
series-no-range = `{ $range }` is no range of clauses; write it like art_6..art_10
series-not-numbers = `{ $text }` is no list of articles; write it like 26-29, 29bis
series-no-rows = these are no rows; write for example "1-42", "a-o" or a list
series-no-such-row = the source `{ $source }` has no row `{ $row }`; correct the row, or the `rows` of the source
series-rows-left =
    { FORM($n) ->
        [one] no entry carries row { $rows } of the source `{ $source }`; cite it in an entry, or list it in `skip` with the reason
       *[other] no entry carries these { $n } rows of the source `{ $source }`: { $rows }; cite them in entries, or list them in `skip` with the reason
    }
series-cycle = `{ $key }` runs in a circle: { $cycle }; take one of the steps away
series-vote-incomplete = give all three of `for`, `against` and `abstain`, or none where the numbers are not known
series-vote-sum = the vote does not add up: `voting` is { $voting }, but for, against and abstain make { $sum }
series-vote-list-long =
    { FORM($n) ->
        [one] `{ $key }` names 1 voter, but the count is { $count }
       *[other] `{ $key }` names { $n } voters, but the count is { $count }
    }
series-vote-twice = `{ $actor }` stands in `{ $one }` and in `{ $two }`; nobody votes twice
series-without-vote = where there was no vote there is no `{ $key }`; take it or `without-vote` away
series-without-vote-rejected = nothing is rejected without a vote; correct `outcome`, or take `without-vote` away
series-vote-carries = the vote does not add up: { $n } against { $against } carries, so the outcome cannot be "{ $outcome }"; correct it, or say which `majority` it took
series-vote-fails = the vote does not add up: { $n } against { $against } does not carry, so the outcome cannot be "{ $outcome }"
series-vote-two-thirds = the vote does not add up: { $n } against { $against } is two thirds, so the outcome cannot be "{ $outcome }"
series-vote-no-two-thirds = the vote does not add up: { $n } against { $against } is less than two thirds, so the outcome cannot be "{ $outcome }"
text-not-here = the text of draft `{ $draft }` is not here
text-published-at = it is published at { $address }
text-import = add it with: { $line }
text-add = save it as plain text in the folder of the series, and name the file in series.toml: texts = {"{"} en = "{ $draft }.en.txt" {"}"}
record-no-clause = { $draft } has no clause `{ $clause }`; `travaux show { $draft } --format json` lists them
record-no-clause-near = { $draft } has no clause `{ $clause }`; did you mean `{ $near }`?
record-no-clauses = { $draft } does not have the clauses { $clauses }; `travaux show { $draft } --format json` lists them
proposal-words-missing = the words `{ $words }` do not stand in `{ $clause }` of { $draft } ({ $language }); copy them from the text

## The record: timeline, proposals, positions, votes, actors, documents

record-kind =
    { $kind ->
        [session] session
        [consultation] consultation
        [vote] vote
        [decision] decision
        [statement] statement
        [letter] letter
        [document] document
        [meeting] meeting
        [draft] draft
       *[proposal] proposal
    }
record-state =
    { $state ->
        [held] held
        [scheduled] scheduled
        [postponed] postponed
       *[cancelled] cancelled
    }
record-outcome =
    { $outcome ->
        [adopted] adopted
        [adopted-in-part] adopted in part
        [not-adopted] not adopted
        [rejected] rejected
        [withdrawn] withdrawn
        [pending] pending
       *[unknown] outcome not known
    }
record-stance =
    { $stance ->
        [for] for
        [against] against
        [conditional] conditional
        [mixed] mixed
       *[abstains] abstains
    }
record-evidence =
    { $evidence ->
        [source] source
        [checked] checked
       *[memory] from memory
    }
record-status =
    { $status ->
        [negotiation] under negotiation
       *[final] final
    }
record-article = article { $number }
record-place = { $clause } of { $draft }
record-cites = Source: { $cites }
record-other-date = another date is given: { $date }
record-other-date-in = { $source } gives { $date }
record-correction = Correction: { $text }
record-from-memory = { $text } [from memory]
record-memory-note = From memory: nobody has checked this in a text. Do not quote it.
record-no-date = no date
record-with-state = { $title } ({ $state })
record-with-symbol = { $title } ({ $symbol })
record-title-and-date = { $title }, { $date }
record-by = by { $actors }
record-with = with { $actors }
record-against = against: { $actors }
record-until = until { $date }
record-participants =
    { FORM($n) ->
        [one] 1 participant
       *[other] { $n } participants
    }
record-participants-are = { $n } { $what }
record-about = on { $place }
record-document = document: { $document }
record-part-of = at: { $event }
record-put-off = put off to: { $event }
record-date-from = date from: { $source }
record-supersedes = takes the place of { $papers }
record-superseded-by = replaced by { $papers }
record-beside = part of the same text as { $drafts }
record-head-date = Date
record-head-until = Until
record-head-kind = Kind
record-head-what = What
record-head-who = By
record-head-supporters = With
record-head-state = State
record-head-evidence = Evidence
record-head-note = Note
record-head-draft = Draft
record-head-clause = Clause
record-head-words = Words
record-head-new-words = New words
record-head-outcome = Outcome
timeline-title =
    { FORM($n) ->
        [one] Timeline: { $treaty } (1 entry)
       *[other] Timeline: { $treaty } ({ $n } entries)
    }
timeline-head = { $kind }: { $title }
proposals-title =
    { FORM($n) ->
        [one] Proposals: { $treaty } (1)
       *[other] Proposals: { $treaty } ({ $n })
    }
proposal-with-id = { $id }: { $does }
proposal-add = add to { $place }
proposal-add-before = add before { $place }
proposal-add-after = add after { $place }
proposal-add-start = add at the start of { $place }
proposal-add-end = add at the end of { $place }
proposal-add-somewhere = add (no clause named)
proposal-delete = delete { $place }
proposal-delete-words = delete words from { $place }
proposal-delete-somewhere = delete (no clause named)
proposal-replace = replace words in { $place }
proposal-replace-somewhere = replace (no clause named)
proposal-old-and-new = { $old } becomes { $new }
proposal-made-at = made at: { $event }
proposal-amends = amends the proposal { $id }

# Proposals in the texts: who proposed what changed
proposal-by = proposed by { $actors }
proposal-by-on = proposed by { $actors } ({ $date })
proposed-but = { $said }, later { $outcome }
proposed-at = { $places }: { $said }
log-proposed = { $head }; { $who }
log-dated = { $date } { $said }
log-sessions = before the next draft: { $list }

# Proposals applied to a text
no-such-proposal = there is no proposal `{ $id }`; `travaux proposals` lists them
no-such-proposal-near = there is no proposal `{ $id }`; did you mean `{ $near }`?
amend-no-draft = proposal `{ $id }` was made on no draft; it cannot be applied to a text
amend-two-drafts = proposal `{ $id }` was made on { $draft }, `{ $first }` on { $first_draft }; apply them in two runs
amend-overwrites = `{ $path }` is a file of the series; name another file with -o
amend-next = see what that does: `travaux diff { $draft } { $path }`, `travaux lint { $path } --against { $draft }`
amend-no-clause = proposal `{ $id }` names no clause; it cannot be applied to a text
amend-no-such-clause = proposal `{ $id }` is about `{ $clause }`, which { $draft } does not have; `travaux record check` says more
amend-no-words = proposal `{ $id }` gives no words in language `{ $language }`; add them to series.toml
amend-words-missing = proposal `{ $id }`: the words “{ $words }” do not stand in { $clause } of { $draft }
amend-words-near = proposal `{ $id }`: the words “{ $words }” do not stand in { $clause } of { $draft }; nearest there: { $near }
amend-words-often = proposal `{ $id }`: the words “{ $words }” stand { $n } times in { $clause } of { $draft }; take words beside them into the proposal: { $places }
amend-stands-already = proposal `{ $id }`: its words stand in { $clause } of { $draft } already; there is nothing to add
amend-conflict-gone = proposals `{ $by }` and `{ $id }` conflict: the first takes { $clause } out or writes it anew, the second changes it
amend-conflict-changed = proposals `{ $by }` and `{ $id }` conflict: the first changes { $clause }, the second takes it out or writes it anew
amend-conflict-words = proposal `{ $id }`: the words “{ $words }” do not stand in { $clause } after proposal `{ $by }`
amend-no-number = proposal `{ $id }`: there is no free number for the new clause; put one at the head of its words
amend-deleted = { $clause } is taken out; the other clauses keep their numbers
amend-marked-deleted = { $clause } keeps its number with “[{ $mark }]” in place of its words: without it the clauses after it would be read as text
amend-numbered = proposal `{ $id }`: the new clause has the number { $number }
amend-reads-otherwise = look at the result with `travaux diff`: without the words that changed these clauses read otherwise: { $clauses }

# Proposals traced through the drafts
trace-title =
    { FORM($n) ->
        [one] What became of proposals: { $treaty } (1)
       *[other] What became of proposals: { $treaty } ({ $n })
    }
trace-disagreeing = Where the record and the texts disagree
trace-agreeing = The others
trace-held = in the text since { $draft }
trace-held-adapted = adapted in the text since { $draft }
trace-in-part = only a part of it in { $draft }
trace-left = came with { $came }, gone in { $left }
trace-left-brackets = in brackets only, from { $came } on; gone in { $left }
trace-never = in no draft
trace-out = gone since { $draft }
trace-back = gone in { $came }, back in { $left }
trace-not-out = gone in no draft
trace-too-early = no later draft is here yet
trace-effect-only = the record gives no words to look for; only what became of the clause can be told
trace-by-clause = { $said } (the record gives no words; its clause was followed)
trace-no-draft = cannot be traced: it was made on no draft
trace-not-here = cannot be traced: no text that could hold it is here
trace-no-clause = cannot be traced: the draft that it was made on has no such clause
trace-no-words = cannot be traced: the record gives neither its words nor a clause
trace-other-language = cannot be traced: the record gives its words in another language only
trace-but = ! the record says: { $outcome }; the texts say otherwise
trace-but-whole = ! the record says: in part; the texts have all of it
trace-all-words = all its words
trace-share = { $n }% of its words
trace-stands = there
trace-gone = gone
trace-still = still there
trace-words-gone = the words are gone
trace-words-still = the words are still there
trace-both = the old words are gone, the new ones there
trace-old-gone = only half: the old words are gone, the new ones not there
trace-new-there = only half: the new words are there, the old ones too
trace-clause-gone = the clause is gone
trace-edited = edited since
trace-same = unchanged
trace-not-found = not found
trace-unknown = no text here
trace-in-brackets = in brackets
trace-alternative = one of several alternatives
trace-deletion-asked = the text notes who asks for its deletion
trace-head-verdict = In the texts
trace-head-disagrees = Record disagrees
trace-head-in = In draft
trace-head-found = Found
trace-head-share = Share of its words (%)
trace-yes = yes

votes-title =
    { FORM($n) ->
        [one] Votes: { $treaty } (1)
       *[other] Votes: { $treaty } ({ $n })
    }
vote-counts =
    { FORM($n) ->
        [one] 1 for, { $against } against, { $abstain } abstaining
       *[other] { $n } for, { $against } against, { $abstain } abstaining
    }
vote-without = without a vote
vote-no-numbers = recorded vote, the numbers are not known
vote-result = { $outcome }: { $numbers }
vote-margin =
    { FORM($n) ->
        [zero] the votes are equal
        [one] by a majority of 1
       *[other] by a majority of { $n }
    }
vote-two-thirds-over =
    { FORM($n) ->
        [one] two thirds needed ({ $needed } votes): 1 more than needed
       *[other] two thirds needed ({ $needed } votes): { $n } more than needed
    }
vote-two-thirds-under =
    { FORM($n) ->
        [one] two thirds needed ({ $needed } votes): 1 too few
       *[other] two thirds needed ({ $needed } votes): { $n } too few
    }
vote-on = on the proposal { $proposal }
vote-known-for = known to have voted for: { $actors }
vote-known-against = known to have voted against: { $actors }
vote-known-abstained = known to have abstained: { $actors }
vote-simple = simple
vote-two-thirds = two thirds
vote-head-for = For
vote-head-against = Against
vote-head-abstain = Abstaining
vote-head-majority = Majority
vote-head-margin = Margin
actors-title =
    { FORM($n) ->
        [one] Actors: { $treaty } (1)
       *[other] Actors: { $treaty } ({ $n })
    }
actor-state =
    { FORM($n) ->
        [one] State
       *[other] States
    }
actor-group =
    { FORM($n) ->
        [one] Group
       *[other] Groups
    }
actor-organisation =
    { FORM($n) ->
        [one] Organisation
       *[other] Organisations
    }
actor-body =
    { FORM($n) ->
        [one] Body
       *[other] Bodies
    }
actor-person =
    { FORM($n) ->
        [one] Person
       *[other] Persons
    }
actor-also = also: { $names }
actor-in-groups = in: { $groups }
actor-members = members: { $members }
actor-nothing = nothing in the record yet
actor-n-drafts =
    { FORM($n) ->
        [one] 1 draft
       *[other] { $n } drafts
    }
actor-n-documents =
    { FORM($n) ->
        [one] 1 document
       *[other] { $n } documents
    }
actor-n-proposals =
    { FORM($n) ->
        [one] 1 proposal
       *[other] { $n } proposals
    }
actor-n-supports =
    { FORM($n) ->
        [one] 1 proposal supported
       *[other] { $n } proposals supported
    }
actor-n-positions =
    { FORM($n) ->
        [one] 1 position
       *[other] { $n } positions
    }
actor-n-asks =
    { FORM($n) ->
        [one] 1 ask
       *[other] { $n } asks
    }
actor-n-events =
    { FORM($n) ->
        [one] 1 event
       *[other] { $n } events
    }
actor-n-votes =
    { FORM($n) ->
        [one] 1 known vote
       *[other] { $n } known votes
    }
actor-head-name = Name
actor-head-aliases = Also
actor-head-groups = In
actor-head-members = Members
actor-head-drafts = Drafts
actor-head-documents = Documents
actor-head-events = Events
actor-head-votes = Known votes
actor-head-proposals = Proposals
actor-head-supports = Supports
actor-head-positions = Positions
actor-head-asks = Asks
documents-title =
    { FORM($n) ->
        [one] Documents: { $treaty } (1)
       *[other] Documents: { $treaty } ({ $n })
    }
document-draft = draft { $id }
document-draft-titled = draft { $id }: { $title }
document-text-here = text here in { $languages }
document-text-not-here = text not here
document-published = published at { $address }
document-head-symbol = Symbol
document-head-title = Title
document-head-status = Status
document-head-supersedes = Takes the place of
document-head-superseded-by = Replaced by
document-head-text = Text
document-head-address = Address

# Asks

asks-title =
    { FORM($n) ->
        [one] Asks: { $treaty } (1 ask)
       *[other] Asks: { $treaty } ({ $n } asks)
    }
asks-count = { $n } { $verdict }
asks-ask = Ask
asks-number = no. { $number }
asks-row = { $label } { $wants }
asks-verdict =
    { $verdict ->
        [met] met
        [partly-met] partly met
        [not-met] not met
        [made-worse] made worse
       *[not-judged] not judged
    }
asks-word =
    { $verdict ->
        [met] met
        [partly-met] partly
        [not-met] not met
        [made-worse] worse
       *[not-judged] ?
    }
asks-share = { $verdict }, { $held } of { $n }
asks-verdict-and-grounds = { $verdict }. { $grounds }
asks-base = { $draft } (asked about)
asks-base-note = In parentheses: the draft that is asked about, as it stood.
asks-unknown-note = A question mark: it could not be judged; why stands with the ask.
asks-disclaimer = Judged by words, not by what they mean: read the clause before you quote a verdict.
asks-not-judged-group = Not judged: { $group }
asks-not-known = not known
asks-why =
    { $why ->
        [no-draft] it names no draft and no date
        [draft-left-out] the draft that it asks about has no text here, and its clauses are not known
        [no-clause] the record does not say where the clause of the draft that it asks about went
        [no-text] the text is not here
        [no-text-in-language] no text in this language
        [no-words-in-language] the record has no words in the language of this text
        [no-modal-known] no word says how strongly it binds, and this language needs none
        [clause-not-followed] the clause could not be followed to here
        [only-article-followed] only the article of the clause could be followed to here
        [other-language] the text is in another language
        [clause-dropped] the clause is gone, and the words with it
        [meaning-turned] it advised and now forbids, or allows
       *[no-expect] the record does not say what would decide
    }
asks-says = says { $words }
asks-in-brackets = { $words } in brackets only
asks-elsewhere = in another place now: { $words }
asks-in-heading = in the heading only: { $words }
asks-missing = missing: { $words }
asks-lost = no longer there: { $words }
asks-free = free of { $words }
asks-taken-out = taken out: { $words }
asks-still = still says { $words }
asks-now = now says { $words }
asks-times = { $words } ×{ $n }
asks-words-at = { $words } ({ $clause })
asks-gone = the clause is gone
asks-stands = the clause stands
asks-stands-in-brackets = the clause stands in brackets only
asks-no-brackets = no open brackets
asks-all-bracketed = all in brackets
asks-open =
    { FORM($n) ->
        [one] 1 open bracket
       *[other] { $n } open brackets
    }
asks-no-modal = no word says that it binds
asks-qualified = a duty on a condition: { $words }
asks-modal-open = depends on brackets: { $words }
asks-turned = means the contrary now: { $words }
asks-weaker = says only { $words }
asks-head-number = No.
asks-head-submission = Submission
asks-head-wants = What is asked
asks-head-asked-draft = Draft asked about
asks-head-asked-clause = Clause asked about
asks-head-verdict = Verdict
asks-head-held = Parts that hold
asks-head-parts = Parts
asks-head-grounds = What decides
log-ask = ask { $label }: { $sentence }
log-ask-made = ask { $label } by { $actors }: { $wants } ({ $verdict })
log-more-asks =
    { FORM($n) ->
        [one] 1 more ask
       *[other] { $n } more asks
    }

# Positions

positions-title = Positions: { $treaty }
positions-actor = Actor
positions-topic = Topic
positions-stance = Stance
positions-through = Through group
positions-by-clause = On a clause that belongs to no topic
positions-changed = changed over time, the latest last
positions-of-group = the position of its group; it has taken none of its own
positions-then = {" "}>{" "}
record-nothing = nothing in { $path } fits; leave out a filter to see more
record-no-series = there is no series here; name the folder of one with --series
record-no-actor = no actor is called `{ $name }`; `travaux actors` lists them
record-no-actor-near = no actor is called `{ $name }`; did you mean `{ $near }`?
record-no-topic = no topic is called `{ $name }`; known here: { $known }
record-no-topic-near = no topic is called `{ $name }`; did you mean `{ $near }`?
record-no-draft = no draft of { $path } is called `{ $name }`; it has: { $known }
record-sound =
    { FORM($n) ->
        [one] { $path } is sound: { $counts }; 1 text read
       *[other] { $path } is sound: { $counts }; { $n } texts read
    }
record-n-actors =
    { FORM($n) ->
        [one] 1 actor
       *[other] { $n } actors
    }
positions-said = { $stance }: { $actors }
positions-before = { $actor } was { $stance } on { $date }
positions-before-undated = { $actor } was { $stance } before
## Histories: concordance and log

concordance-title = Concordance ({ $languages })
concordance-title-of = Concordance: { $treaty } ({ $languages })
concordance-title-no-text = Concordance: { $treaty }
concordance-heading = Heading
concordance-happened = What happened
concordance-absent = not in this draft
concordance-beside = in another part of the same text, which is a draft of its own here
concordance-unknown = not known: the text is not here, and nothing is recorded
concordance-with-notes = { $heading } ({ $notes })
concordance-cell = { $draft }: { $numbers }
concordance-from-what = which clause of { $draft }? Name one, such as: travaux concordance --from { $draft } 42
concordance-is-newest = { $draft } is the newest draft; name an older one with --to
history-no-series = there is no series here; name drafts, or the folder of a series with --series
series-not-in-language = no draft of { $path } has a text in language `{ $language }`
series-without-texts = no text of { $path } is here; `travaux documents` says where each draft is published and how to add it
cli-wants-date = write a day, a month or a year, such as 2022-05-30, 2022-05 or 2022
history-no-such-draft = `{ $name }` is none of the drafts; they are: { $known }
history-no-text-of = The text is not here, so only what is recorded is shown: { $drafts }
history-no-text-of-any = No text of these drafts is here: only what is recorded is shown.
history-new = new in { $draft }
history-dropped = dropped in { $draft }
history-returned = back in { $draft }, last in { $last }
history-split = split in { $draft }
history-joined = joined in { $draft }
history-moved = moved in { $draft }
history-renumbered = renumbered in { $draft }
history-heading = heading changed in { $draft }
history-edited = edited in { $draft }
history-step = { $old } -> { $new }
group-disappeared =
    { FORM($n) ->
        [one] { $group } of { $draft } disappeared in { $next }: its only article was dropped.
       *[other] { $group } of { $draft } disappeared in { $next }: all its { $n } articles were dropped.
    }
group-dissolved =
    { FORM($n) ->
        [one] { $group } (1 article) is no more in { $next }: { $places }.
       *[other] { $group } ({ $n } articles) is no more in { $next }: { $places }.
    }
group-kept =
    { FORM($n) ->
        [one] { $group } (1 article): { $places }.
       *[other] { $group } ({ $n } articles): { $places }.
    }
group-count = { $group } ({ $n })
group-all-kept = All articles kept: { $groups }.
group-stay = { $n } now in { $place }
group-still-there = { $n } still there
group-nowhere = no chapter
group-dropped = { $n } dropped ({ $articles })
group-unknown = { $n } not known
answer-title = { $clause } of { $draft }
answer-title-heading = { $clause } of { $draft }, { $heading }
answer-here = { $clause } in { $draft }
answer-absent = not in { $draft }
answer-unknown = not known in { $draft }: the text is not here, and nothing is recorded
answer-lifted = the article as a whole: the text of a draft between is not here
answer-returned = back after a gap: last in { $last }
answer-facts = { $line } ({ $facts })
csv-draft = Draft
csv-from-memory = From memory
csv-group = Chapter
csv-next = Next draft
csv-articles = Articles
csv-still-there = Still there
csv-where = Where
csv-dropped = Dropped
csv-clause = Clause
csv-in-draft = In draft
several-clauses-called = several clauses are called `{ $name }`: { $clauses }; name one by its id
log-note = note:
log-dropped = dropped: it is not in this draft
log-absent = not in this draft
log-new = new
log-place = { $clause }, in { $place }
log-heading = new heading
log-unchanged = unchanged
log-words-added =
    { FORM($n) ->
        [one] 1 word added
       *[other] { $n } words added
    }
log-words-gone =
    { FORM($n) ->
        [one] 1 word taken out
       *[other] { $n } words taken out
    }
log-articles-dropped =
    { FORM($n) ->
        [one] 1 article dropped
       *[other] { $n } articles dropped
    }
log-articles-new =
    { FORM($n) ->
        [one] 1 article new
       *[other] { $n } articles new
    }
log-brackets = brackets: { $list }
log-all-bracketed = all of it stands in brackets
log-open = { $n } open
log-depth = { $n } deep
log-alternatives =
    { FORM($n) ->
        [one] 1 alternative
       *[other] { $n } alternatives
    }
log-agreed =
    { FORM($n) ->
        [one] agreed ad referendum
       *[other] agreed ad referendum in { $n } places
    }
log-placeholders =
    { FORM($n) ->
        [one] 1 blank to fill
       *[other] { $n } blanks to fill
    }
log-marked-deleted =
    { FORM($n) ->
        [one] 1 stretch marked as deleted
       *[other] { $n } stretches marked as deleted
    }
log-proposed-by = proposed by { $names }
log-opposed-by = opposed by { $names }
log-deletion-asked-by = deletion asked by { $names }
log-no-brackets = brackets: none any more
log-findings = findings: { $list }
log-gained = findings gained: { $list }
log-lost = findings lost: { $list }
log-gain = gain[{ $rule }]: { $message }
log-not-in-newest = there is no `{ $clause }` in { $newest }; this is the one of { $draft }
log-means-another = `{ $clause }` of { $draft } is another clause ({ $heading }): `{ $command }`

## Blame: which draft brought each word

blame-title = Where the words of { $draft } come from ({ $languages })
blame-title-of = Where the words of { $draft } come from: { $treaty } ({ $languages })
blame-words =
    { FORM($n) ->
        [one] 1 word
       *[other] { $n } words
    }
blame-gap = gone in { $gone }, back in { $back }
blame-note = ({ $notes })
blame-remarks = Remarks
blame-share = Share
blame-no-text-of = There is no text to read of these drafts; the words that they brought stand under the next draft: { $drafts }
blame-nothing-since = Nothing here came with { $draft } or later.
blame-with-what = `{ $draft }` is a file: name the drafts before it, such as: travaux blame { $draft } --with older.txt

## Brackets and agreement over time

brackets-title = Brackets ({ $languages })
brackets-title-of = Brackets: { $treaty } ({ $languages })
brackets-title-clause = Brackets: { $clause } of { $draft }
brackets-open = Open
brackets-deepest = Deepest
brackets-clauses = Clauses
brackets-sets = Alternatives
brackets-agreed = Agreed
brackets-turns = Opened and closed
brackets-turn = { $opened } opened, { $closed } closed
brackets-reopened = Agreed ad referendum and changed afterwards
brackets-agreed-gone = gone in { $draft }
brackets-changed = changed in { $draft }: { $what }
brackets-taken-out = taken out: { $words }
brackets-added = added: { $words }
brackets-open-again = in brackets again
brackets-kept = Agreed ad referendum, words unchanged since
brackets-won = What { $next } made of the alternatives of { $draft }
brackets-alternatives = Alternatives of { $draft }
brackets-fate-won = { $won } won, not { $others }
brackets-fate-several = all of these are kept: { $won }
brackets-fate-open = still in brackets: { $options }
brackets-fate-open-new = still in brackets with other words; before: { $options }
brackets-fate-reworded = new wording: { $words }; before: { $options }
brackets-fate-none = none: { $options }
brackets-fate-unclear = cannot be told: { $options }
brackets-fate-last = open: { $options }
brackets-gone = gone with their clause: { $clauses }
brackets-rows = Article by article
brackets-unmarked = the mark is gone in { $draft }: { $clauses }
brackets-anew = marked again in { $draft }: { $clauses }
brackets-row = { $heading } ({ $states })
brackets-in-draft = { $draft }: { $what }
outline-knows-article = `{ $clause }` is not recorded in { $draft }, whose text is not here; `{ $known }` is taken

# Word files of a comparison
docx-needs-output = a Word file is no text for a terminal; name a file with -o, such as `-o changes.docx`
docx-whole = a Word file holds the whole of both drafts; leave { $option } out
docx-only = { $option } is for `--format docx` only
docx-date = give a moment such as 2026-11-22T09:00:00Z, or a day such as 2026-11-22
docx-title = { $old } -> { $new }
docx-source = { $side }: { $name }, SHA-256 { $digest }
docx-moved-to = Not gone: moved to { $place } ({ $draft }).
docx-moved-from = Not new: moved here from { $place } ({ $draft }).
docx-moved-same = The words are the same.
docx-moved-alike = { $percent }% of its own words are the same.

# Akoma Ntoso of a comparison
diff-akn-whole = Akoma Ntoso holds the whole of the new draft; leave { $option } out

# Comparisons in three columns

columns-comment = Comment
