//! Spelling and particles of Arabic.

use super::*;

#[test]
fn spelling_and_particles_do_not_hide_a_term() {
    let plain = "تجرّم كل دولة طرف الإخلال بالنظام العام وأعمال التطرف.";
    for text in [
        plain.to_owned(),
        plain.replace('إ', "ا\u{655}"),
        plain.replace("التطرف", "التطـــرف"),
        plain.replace("التطرف", "التَّطَرُّف"),
        plain.replace("وأعمال التطرف", "وللتطرف"),
        plain.replace('أ', "ا\u{654}"),
    ] {
        let finding = fires("ar", Class::Criminalisation, "vt-extremism", &text);
        assert_eq!(finding.level, Severity::Error, "{text}");
        fires("ar", Class::Criminalisation, "vt-public-order-aims", &text);
    }
    fires(
        "ar",
        Class::Criminalisation,
        "vt-public-order-aims",
        "الاعتداء على القيم الا\u{654}سرية في المجتمع",
    );
}

#[test]
fn messages_are_in_the_language_of_the_reader() {
    let options = LintOptions {
        language: "ar".into(),
        as_class: Some(Class::Criminalisation),
        ..LintOptions::default()
    };
    let report = check(&draft("en", "the offence of extremism"), &RuleSet::shipped(), &options);
    let finding = report.findings.iter().find(|f| f.rule == "vt-extremism").expect("found");
    assert!(finding.message.contains("تطرف") && finding.help.contains("احذفوا"), "{finding:?}");
}
