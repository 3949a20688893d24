//! Legitimate words that naive rules would catch, as measured on real treaties; the wording of each is ours.

use super::*;
use Class::{Cooperation, Criminalisation, Procedural};

/// A convention with a chapter on powers that says nothing but `safeguard`.
fn with_powers(safeguard: &str) -> String {
    format!(
        "Preamble\n\nMindful of human rights,\n\nChapter I\nGeneral provisions\n\nArticle 1\nStatement of purpose\n\nThe purpose is safety.\n\n\
         Chapter II\nProcedural measures\n\nArticle 2\nSearch\n\nEach State Party shall empower its competent authorities to search.\n\n\
         Article 3\nOther matters\n\n{safeguard}\n\nChapter III\nFinal provisions\n\nArticle 4\nSignature\n\nThis Convention is open for signature.\n"
    )
}

#[track_caller]
fn still_missing(rule: &str, safeguard: &str) {
    let report = report("en", &with_powers(safeguard), None);
    assert!(report.findings.iter().any(|f| f.rule == rule), "{rule} is satisfied by {safeguard}");
}

#[track_caller]
fn satisfied(rule: &str, safeguard: &str) {
    let report = report("en", &with_powers(safeguard), None);
    assert!(
        report.findings.iter().all(|f| f.rule != rule),
        "{rule} is not satisfied by {safeguard}"
    );
    assert!(report.not_evaluated.iter().all(|not| not.rule != rule), "{rule} was not evaluated");
}

#[test]
fn words_of_a_safeguard_that_are_none() {
    still_missing(
        "sg-effective-remedy",
        "A Party may leave this out if other effective remedies exist.",
    );
    still_missing(
        "sg-prior-judicial-authorisation",
        "Freezing means a ban on transfer under an order issued by a court.",
    );
    still_missing(
        "sg-security-of-systems",
        "A Party may refuse what would jeopardize the security of the State concerned. Nothing in this article shall jeopardize the security of the State.",
    );
    still_missing(
        "sg-necessity",
        "Each Party shall adopt such legislative and other measures as may be necessary.",
    );
    still_missing(
        "sg-user-notification",
        "Ninety days after deposit the Party shall notify the Secretary-General.",
    );
    still_missing(
        "sg-proportionality",
        "Sanctions shall be effective, proportionate and dissuasive.",
    );
    still_missing("sg-legality", "The power is provided for under its domestic law.");
    satisfied(
        "sg-effective-remedy",
        "Anyone affected shall have the right to an effective remedy.",
    );
    satisfied(
        "sg-necessity",
        "Powers are bound by the principles of legality, necessity and proportionality.",
    );
}

#[test]
fn a_recital_is_no_safeguard() {
    let text = with_powers("Nothing.").replace("Mindful of human rights", "Mindful of international human rights law and the obligations under it, of the principle of necessity, and of the protection of personal data");
    let report = report("en", &text, None);
    for rule in ["sg-human-rights-clause", "sg-necessity"] {
        assert!(report.findings.iter().any(|f| f.rule == rule), "{rule}");
    }
}

#[test]
fn legitimate_uses_in_offence_articles() {
    silent(
        "en",
        Criminalisation,
        "vt-anonymity-encryption-crime",
        "Each Party shall provide channels for the reporting, including anonymously, of any conduct that may be an offence.",
    );
    silent(
        "en",
        Criminalisation,
        "vt-unlawful-acts",
        "An offence within the Convention for the Suppression of Unlawful Acts against Ships.",
    );
    silent(
        "en",
        Criminalisation,
        "vt-racism-offence",
        "The measures should rule out and exclude any arbitrariness or racist treatment.",
    );
    silent(
        "en",
        Criminalisation,
        "vt-public-order-aims",
        "Help may be refused if it is likely to prejudice its sovereignty, security, public order or other essential interests.",
    );
    silent(
        "en",
        Criminalisation,
        "vt-unlawful-acts",
        "Liability of a legal person may be criminal, civil or administrative.",
    );
}

#[test]
fn destabilising_in_a_recital_weighs_one_level_less() {
    let text = "Preamble\n\nConsidering that such acts can destabilise the structures of a country,\n\nHave agreed as follows:\n\nArticle 1\nPurpose\n\nThe purpose is peace.\n";
    let report = report("en", text, None);
    let finding = report.findings.iter().find(|f| f.rule == "vt-subversion").expect("found");
    assert_eq!(finding.level, Severity::Warning);
}

#[test]
fn jurisdiction_over_listed_offences_is_no_offence_article() {
    let text = "Chapter I\nCriminalization\n\nArticle 1\nJurisdiction\n\nEach Party shall establish jurisdiction over any offence established in accordance with articles 2 to 11, other unlawful acts aside.\n\n\
                Article 2\nIllegal access\n\nEach Party shall establish as criminal offences the access without right.\n";
    let report = report("en", text, None);
    assert!(report.findings.iter().all(|f| !f.rule.starts_with("vt-")), "{:?}", report.findings);
}

#[test]
fn homonyms_in_other_languages() {
    silent(
        "ar",
        Criminalisation,
        "vt-subversion",
        "أبدت الدول اعتراضات مماثلة على تخريب البيانات.",
    );
    silent("ar", Criminalisation, "vt-strife", "إساءة استخدام القوانين من حكومات قمعية.");
    silent("ar", Criminalisation, "vt-incitement", "تفصل هذه المادة في مسائل منفصلة.");
    silent(
        "fr",
        Criminalisation,
        "vt-incitement",
        "Les Parties prévoient des incitations économiques.",
    );
    silent(
        "en",
        Procedural,
        "vt-information-sovereignty",
        "information and communications technology",
    );
    silent(
        "en",
        Cooperation,
        "vt-unlawful-acts",
        "responsibility for internationally wrongful acts",
    );
}

#[test]
fn a_citation_in_brackets_is_no_bracket() {
    let text = "The offence of extremism [without reference to a Main Committee (A/78/L.41)] is established.";
    let finding = fires("en", Criminalisation, "vt-extremism", text);
    assert_eq!((finding.level, finding.reading), (Severity::Error, Reading::Both));
}
