//! What `travaux lint --across-languages` prints.

use crate::support::CliTest;

const ENGLISH: &str = "Article 1\nBurden\n\n1. Each State Party shall give notice.\n\n2. The measures should not burden small \
States that are parties to this Convention.\n\n3. A State Party may ask for: (a) help; (b) time.\n";
const ARABIC: &str = "المادة 1\nالعبء\n\n1- تعطي كل دولة طرف إخطارا.\n\n2- لا يجوز أن تفرض التدابير عبئا على الدول الصغيرة.\n\n\
3- يجوز للدولة الطرف أن تطلب: (أ) المساعدة؛ (ب) الوقت.\n";

fn test() -> CliTest {
    CliTest::new().write("en.txt", ENGLISH).write("ar.txt", ARABIC)
}

#[test]
fn a_recommendation_that_became_a_prohibition_is_a_note() {
    let ran = test().run(&["lint", "--across-languages", "en.txt", "ar.txt"]).status(0).no_stderr();
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn both_places_are_in_the_json() {
    let args = ["lint", "--across-languages", "en.txt", "ar.txt", "--format", "json"];
    let ran = test().run(&args).status(0);
    let pair: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let [finding] = &pair["findings"].as_array().unwrap()[..] else { panic!("{pair}") };
    assert_eq!(finding["rule"], "dr-language-modality-mismatch");
    assert_eq!(finding["level"], "note");
    assert_eq!(
        (&finding["clause"], &finding["quote"]),
        (&"art_1__para_2".into(), &"لا يجوز".into())
    );
    let other = &finding["other"];
    assert_eq!((&other["clause"], &other["quote"]), (&"art_1__para_2".into(), &"should".into()));
    assert_eq!(pair["reference"]["language"], "en");
}

#[test]
fn a_paragraph_a_bracket_and_an_article_too_few_are_found() {
    let find = |text: String, expected: &str| {
        let args = ["lint", "--across-languages", "en.txt", "ar.txt"];
        let stdout = test().write("ar.txt", text).run(&args).status(0).stdout;
        let unwrapped = stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(unwrapped.contains(expected), "{expected:?} is not in:\n{stdout}");
    };
    let same = ARABIC.replace("لا يجوز أن تفرض", "ينبغي ألا تفرض");
    find(same.clone(), "no findings");
    let longer = format!("{same}\n4- تنطبق الأحكام.\n");
    find(longer, "4 paragraphs here, 3 paragraphs in the en text");
    find(same.replace("؛ (ب) الوقت", ""), "0 points here, 2 points");
    find(same.replace("الوقت", "[الوقت]"), "1 bracket here, 0 brackets");
    find(
        format!("{same}\nالمادة 2\nالنفاذ\n\nيبدأ النفاذ.\n"),
        "nothing of the kind in the en text",
    );
}

#[test]
fn the_languages_of_a_series_are_compared() {
    let series = concat!(env!("CARGO_MANIFEST_DIR"), "/drafts/model-convention");
    for draft in ["v2", "v5"] {
        test()
            .run(&["lint", "--across-languages", draft, "--series", series])
            .status(0)
            .no_stderr()
            .stdout_has("no findings in 1 draft");
    }
    test()
        .run(&["lint", "--across-languages", "v3", "--series", series])
        .status(3)
        .stderr_has("only one language version");
}
