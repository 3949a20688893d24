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
