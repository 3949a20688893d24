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
no-chapter-on = no chapter on { $classes } was found
no-chapter-but-articles = no chapter on { $classes } was found, though there are articles on it, such as { $articles }
class-criminalisation = criminalisation
class-procedural = procedural
class-safeguard = safeguard
class-cooperation = cooperation
class-definitions = definitions
class-scope = scope
class-jurisdiction = jurisdiction
class-preamble = preamble
class-general = general
class-prevention = prevention
class-technical = technical
class-implementation = implementation
class-final = final

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
across-one-language = there is only one language version to compare
n-paragraphs =
    { $n ->
        [one] 1 paragraph
       *[other] { $n } paragraphs
    }
n-points =
    { $n ->
        [one] 1 point
       *[other] { $n } points
    }
n-brackets =
    { $n ->
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
