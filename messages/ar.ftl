# ما تقوله الأداة بالعربية. الصياغة صياغة Fluent ‏(https://projectfluent.org).
# الأرقام لاتينية، والمصطلحات مصطلحات وثائق الأمم المتحدة.

## القوائم والفواصل

list-comma = ،{" "}
list-semicolon = ؛{" "}

## الدرجات

level-error = خطأ
level-warning = تحذير
level-note = ملاحظة

## النتائج

finding-title = { $level }[{ $rule }]: { $message }
finding-reading = القراءة
finding-help = المطلوب
finding-source = المصدر
finding-words = العبارة
finding-label = { $label }:{" "}
reading-worst = تصح إذا حُسمت الأقواس المعقوفة على حساب حقوق الناس
reading-best = لا تصح إلا إذا حُسمت الأقواس المعقوفة لصالح حقوق الناس
only-in-brackets = { $message } (لا يرد ذلك إلا بين أقواس معقوفة)
no-findings = لم يُعثر على شيء
n-errors =
    { $n ->
        [zero] لا أخطاء
        [one] خطأ واحد
        [two] خطآن
        [few] { $n } أخطاء
        [many] { $n } خطأً
       *[other] { $n } خطأ
    }
n-warnings =
    { $n ->
        [zero] لا تحذيرات
        [one] تحذير واحد
        [two] تحذيران
        [few] { $n } تحذيرات
        [many] { $n } تحذيرًا
       *[other] { $n } تحذير
    }
n-notes =
    { $n ->
        [zero] لا ملاحظات
        [one] ملاحظة واحدة
        [two] ملاحظتان
        [few] { $n } ملاحظات
        [many] { $n } ملاحظة
       *[other] { $n } ملاحظة
    }
n-drafts =
    { $n ->
        [zero] لا مشاريع
        [one] مشروع واحد
        [two] مشروعين
        [few] { $n } مشاريع
        [many] { $n } مشروعًا
       *[other] { $n } مشروع
    }
findings-in-drafts = { $counts } في { $drafts }
not-evaluated-title = قواعد لم تُطبَّق (وعدم التطبيق ليس إجازة للنص):
not-evaluated-rules = { $reason }: { $rules }

## سطر الأوامر

no-such-ui-language = لا تتكلم الأداة اللغة `{ $language }`؛ واللغات المتاحة: { $known }

## قواعد تعذر تطبيقها

list-or = {" "}أو{" "}
no-patterns = ليس للقاعدة أنماط باللغة `{ $language }`
kind-does-not-run = هذا النوع من القواعد لا يُطبَّق بعد
text-is-not-about = لا يتناول النص ما تتعلق به القاعدة: { $classes }
pattern-cannot-be-compiled = تعذرت ترجمة أحد الأنماط: { $reason }
no-provision-on = لم يُعثر على حكم من أحكام: { $classes }
text-is-a-fragment = النص جزء من صك: وقد يرد ما ينقصه في موضع آخر
no-preamble = لا ديباجة للنص
no-article-on = لم يُعثر على مادة من مواد: { $classes }
no-chapter-on = لم يُعثر على فصل من فصول: { $classes }
no-chapter-but-articles = لم يُعثر على فصل من فصول: { $classes }، وإن وُجدت مواد في الموضوع، مثل { $articles }
class-criminalisation = التجريم
class-procedural = التدابير الإجرائية
class-safeguard = الضمانات
class-cooperation = التعاون الدولي
class-definitions = المصطلحات
class-scope = نطاق الانطباق
class-jurisdiction = الولاية القضائية
class-preamble = الديباجة
class-general = الأحكام العامة
class-prevention = التدابير الوقائية
class-technical = المساعدة التقنية
class-implementation = آليات التنفيذ
class-final = الأحكام الختامية

## جدول الضمانات

scorecard-title = جدول الضمانات ({ $languages })
scorecard-title-of = جدول الضمانات: { $treaty } ({ $languages })
scorecard-safeguard = الضمان
scorecard-clause = حكم { $draft }
scorecard-grounds = الأحكام الفاصلة
scorecard-ground = { $verdict }: { $place }
scorecard-softened = { $verdict }: { $place } (مخفف: { $rules })
scorecard-soft-verb = { $verdict }: { $place } (الفعل غير ملزم)
scorecard-against = غير أنه { $verdict }: { $place }
scorecard-against-in-brackets = غير أنه { $verdict } (بين أقواس معقوفة): { $place }
scorecard-but = { $verdict }، غير أنه { $against }
scorecard-missing-in = غير وارد في { $articles }
scorecard-missing-rules = ناقص: { $rules }
scorecard-not-evaluated = لم يقيّم: { $rule }: { $reason }
scorecard-left-out = لا نص بهذه اللغة، فاستبعد: { $drafts }
scorecard-more = و{ $n } غيرها
scorecard-no-rule = لا توجد هذه القاعدة بين القواعد المستخدمة
scorecard-no-absence = القاعدة لا تطلب ألفاظا
scorecard-disclaimer = قراءة آلية لألفاظ النص: اقرأوا الحكم نفسه قبل الاستشهاد بها.
verdict-requires = مشترط
verdict-weak = ضعيف
verdict-bracketed = بين قوسين
verdict-permits = جوازي
verdict-deemed = مفترض
verdict-absent = غائب
verdict-negated = منفي
verdict-unknown = غير معلوم
letter-requires = ش
letter-weak = ض
letter-bracketed = ق
letter-permits = ج
letter-deemed = ف
letter-absent = -
letter-negated = ن
letter-unknown = ؟
meaning-requires = حكم يشترطه
meaning-weak = مذكور دون إلزام أو ناقص
meaning-bracketed = بين أقواس معقوفة فقط، أي غير متفق عليه
meaning-permits = متروك للاختيار: يجوز للدولة
meaning-deemed = يعدّ مستوفى أيا كانت الوقائع
meaning-absent = لا حكم يشترطه
meaning-negated = حكم يلغيه
meaning-unknown = تعذر تقييمه، وهذا لا يعني أنه موجود

## الصيغ اللغوية

across-structure = { $message }: { $here } هنا، و{ $there } في النص { $language } ({ $place })
across-modality = { $message }: { $here } هنا، و{ $there } في النص { $language } ({ $place })
across-words = «{ $words }» ({ $strength })
across-only-here = { $message }: { $articles } هنا ولا نظير لها في النص { $language }
across-only-there = { $message }: لا نظير هنا لما في النص { $language }: { $articles } ({ $place })
across-one-language = لا توجد إلا صيغة لغوية واحدة، فلا شيء للمقارنة
n-paragraphs =
    { $n ->
        [zero] لا فقرات
        [one] فقرة واحدة
        [two] فقرتان
        [few] { $n } فقرات
        [many] { $n } فقرة
       *[other] { $n } فقرة
    }
n-points =
    { $n ->
        [zero] لا بنود
        [one] بند واحد
        [two] بندان
        [few] { $n } بنود
        [many] { $n } بندا
       *[other] { $n } بند
    }
n-brackets =
    { $n ->
        [zero] لا أقواس
        [one] قوس واحد
        [two] قوسان
        [few] { $n } أقواس
        [many] { $n } قوسا
       *[other] { $n } قوس
    }
strength-lifted = رفع الواجب
strength-discretion = إجازة
strength-recommendation = توصية
strength-effort = بذل جهد
strength-qualified-duty = واجب مقيد
strength-duty = واجب
strength-absolute-duty = واجب
strength-prohibition = حظر
