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
numbered = { $message }: { $number }
number-first-here = this number stands here first
about-term = { $message }: { $term }
called-here = here it goes by another name
counted =
    { $n ->
        [one] { $message }
       *[other] { $message } ({ $n } in all)
    }
characters = { $message }: { $codes }
compound-part = { $rule }: { $message }
no-findings = no findings
n-errors =
    { $n ->
        [one] 1 error
       *[other] { $n } errors
    }
n-warnings =
    { $n ->
        [one] 1 warning
       *[other] { $n } warnings
    }
n-notes =
    { $n ->
        [one] 1 note
       *[other] { $n } notes
    }
n-drafts =
    { $n ->
        [one] 1 draft
       *[other] { $n } drafts
    }
findings-in-drafts = { $counts } in { $drafts }
not-evaluated-title = not evaluated, which is not the same as passed:
not-evaluated-rules = { $reason }: { $rules }

## The command line

no-such-ui-language = travaux does not speak `{ $language }`; it speaks: { $known }

## Rules that could not be judged

list-or = {" "}or{" "}
no-patterns = the rule has no patterns for `{ $language }`
kind-does-not-run = this kind of rule does not run yet
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
