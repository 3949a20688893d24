//! What scorecards say, in the languages of the interface.

use crate::scorecard::Verdict;

/// The words of one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) safeguard: &'static str,
    pub(super) clause: &'static str,
    pub(super) grounds: &'static str,
    pub(super) softened: &'static str,
    pub(super) soft_verb: &'static str,
    pub(super) but: &'static str,
    pub(super) in_brackets: &'static str,
    pub(super) missing_in: &'static str,
    pub(super) missing: &'static str,
    pub(super) not_evaluated: &'static str,
    pub(super) left_out: &'static str,
    pub(super) more: &'static str,
    pub(super) disclaimer: &'static str,
    /// For each verdict: its name, its letter, what it means.
    verdicts: [(&'static str, &'static str, &'static str); 8],
}

impl Words {
    pub(super) fn of(language: &str) -> &'static Self {
        if language == "ar" { &ARABIC } else { &ENGLISH }
    }

    pub(super) fn verdict(&self, verdict: Verdict) -> &'static str {
        self.verdicts[verdict as usize].0
    }

    pub(super) fn letter(&self, verdict: Verdict) -> &'static str {
        self.verdicts[verdict as usize].1
    }

    pub(super) fn meaning(&self, verdict: Verdict) -> &'static str {
        self.verdicts[verdict as usize].2
    }
}

const ENGLISH: Words = Words {
    title: "Safeguards scorecard",
    safeguard: "Safeguard",
    clause: "clause",
    grounds: "The clauses that decide",
    softened: "softened:",
    soft_verb: "no binding verb",
    but: "but",
    in_brackets: " (in brackets)",
    missing_in: "missing in",
    missing: "missing:",
    not_evaluated: "not evaluated:",
    left_out: "No text in this language, so left out:",
    more: "more",
    disclaimer: "Read by rules from the words of the text; read the clause before you quote the verdict.",
    verdicts: [
        ("requires", "R", "a clause demands it"),
        ("weak", "W", "named without binding force, or only in part"),
        ("bracketed", "B", "only in square brackets, so not agreed"),
        ("permits", "P", "left to choice: a State may"),
        ("deemed", "D", "counted as fulfilled whatever the facts"),
        ("absent", "-", "no clause demands it"),
        ("negated", "N", "a clause takes it away"),
        ("unknown", "?", "could not be evaluated, which is not the same as present"),
    ],
};

const ARABIC: Words = Words {
    title: "جدول الضمانات",
    safeguard: "الضمان",
    clause: "الحكم",
    grounds: "الأحكام الفاصلة",
    softened: "مخفف:",
    soft_verb: "الفعل غير ملزم",
    but: "غير أنه",
    in_brackets: " (بين أقواس معقوفة)",
    missing_in: "غير وارد في",
    missing: "ناقص:",
    not_evaluated: "لم يقيّم:",
    left_out: "لا نص بهذه اللغة، فاستبعد:",
    more: "غيرها",
    disclaimer: "قراءة آلية لألفاظ النص؛ اقرأوا الحكم نفسه قبل الاستشهاد بها.",
    verdicts: [
        ("مشترط", "ش", "حكم يشترطه"),
        ("ضعيف", "ض", "مذكور دون إلزام أو ناقص"),
        ("بين قوسين", "ق", "بين أقواس معقوفة، أي غير متفق عليه"),
        ("جوازي", "ج", "متروك للاختيار: يجوز للدولة"),
        ("مفترض", "ف", "يعدّ مستوفى أيا كانت الوقائع"),
        ("غائب", "-", "لا حكم يشترطه"),
        ("منفي", "ن", "حكم يلغيه"),
        ("غير معلوم", "؟", "تعذر تقييمه، وهذا لا يعني أنه موجود"),
    ],
};
