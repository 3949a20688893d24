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
proposed-by = { $message } (باقتراح من { $states })
here-in-brackets = لا يرد هنا إلا بين أقواس معقوفة
dangling = { $message }: { $targets }
dangling-safeguard = { $message }: { $targets }؛ ويتبين من العبارة أن الناقص هو الضمانات، فلا شيء هنا يحمي الناس
dangling-in-extract = يحيل هذا النص إلى أحكام تلي آخر حكم فيه، وعددها { $n }: يبدو أنه مقتطف، فلم تُفحص الإحالات إليها
numbered = { $message }: { $number }
number-first-here = يرد هذا الرقم هنا لأول مرة
about-term = { $message }: { $term }
called-here = يرد هنا باسم آخر
counted =
    { FORM($n) ->
        [one] { $message }
        [two] { $message } (موضعان)
        [few] { $message } ({ $n } مواضع)
        [many] { $message } ({ $n } موضعًا)
       *[other] { $message } ({ $n } موضع)
    }
characters = { $message }: { $codes }
no-findings = لم يُعثر على شيء
n-errors =
    { FORM($n) ->
        [zero] لا أخطاء
        [one] خطأ واحد
        [two] خطآن
        [few] { $n } أخطاء
        [many] { $n } خطأً
       *[other] { $n } خطأ
    }
n-warnings =
    { FORM($n) ->
        [zero] لا تحذيرات
        [one] تحذير واحد
        [two] تحذيران
        [few] { $n } تحذيرات
        [many] { $n } تحذيرًا
       *[other] { $n } تحذير
    }
n-notes =
    { FORM($n) ->
        [zero] لا ملاحظات
        [one] ملاحظة واحدة
        [two] ملاحظتان
        [few] { $n } ملاحظات
        [many] { $n } ملاحظة
       *[other] { $n } ملاحظة
    }
n-drafts =
    { FORM($n) ->
        [zero] لا مشاريع
        [one] مشروع واحد
        [two] مشروعين
        [few] { $n } مشاريع
        [many] { $n } مشروعًا
       *[other] { $n } مشروع
    }
findings-in-drafts = { $counts } في { $drafts }
closing-with-suppressed = { $closing }؛ { FORM($n) ->
        [one] وأُخفيت نتيجة واحدة
        [two] وأُخفيت نتيجتان
        [few] وأُخفيت { $n } نتائج
        [many] وأُخفيت { $n } نتيجة
       *[other] وأُخفيت { $n } نتيجة
    }
not-evaluated-title = قواعد لم تُطبَّق (وعدم التطبيق ليس إجازة للنص):
not-evaluated-rules = { $reason }: { $rules }

## سطر الأوامر

no-such-ui-language = لا تتكلم الأداة اللغة `{ $language }`؛ واللغات المتاحة: { $known }

## قواعد تعذر تطبيقها

list-or = {" "}أو{" "}
no-patterns = ليس للقاعدة أنماط باللغة `{ $language }`
kind-does-not-run = هذا النوع من القواعد لا يُطبَّق بعد
text-is-no-such-text = القاعدة موضوعة لنوع آخر من النصوص كالمعاهدات
text-is-not-about = لا يتناول النص ما تتعلق به القاعدة: { $classes }
pattern-cannot-be-compiled = تعذرت ترجمة أحد الأنماط: { $reason }
no-provision-on = لم يُعثر على حكم من أحكام: { $classes }
text-is-a-fragment = النص جزء من صك: وقد يرد ما ينقصه في موضع آخر
no-preamble = لا ديباجة للنص
no-article-on = لم يُعثر على مادة من مواد: { $classes }
no-article = ليس في النص مواد
no-such-article = لم يُعثر على مادة تتناول ما تنظر فيه القاعدة
compound-without = تستند إلى القاعدة `{ $rule }` التي تعذر تطبيقها
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
left-out-no-text = لا نص لها هنا بأي لغة، فاستُبعدت: { $drafts }
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
across-no-suppressions = فروق الصيغ اللغوية ملاحظات لا تحتاج إلى استثناءات؛ احذفوا --format suppressions
across-one-language = لا توجد إلا صيغة لغوية واحدة، فلا شيء للمقارنة
n-paragraphs =
    { FORM($n) ->
        [zero] لا فقرات
        [one] فقرة واحدة
        [two] فقرتان
        [few] { $n } فقرات
        [many] { $n } فقرة
       *[other] { $n } فقرة
    }
n-points =
    { FORM($n) ->
        [zero] لا بنود
        [one] بند واحد
        [two] بندان
        [few] { $n } بنود
        [many] { $n } بندا
       *[other] { $n } بند
    }
strength-lifted = رفع الواجب
strength-discretion = إجازة
strength-recommendation = توصية
strength-effort = بذل جهد
strength-qualified-duty = واجب مقيد
strength-duty = واجب
strength-absolute-duty = واجب
strength-prohibition = حظر
## القواعد

n-rules =
    { FORM($n) ->
        [zero] لا قواعد
        [one] قاعدة واحدة
        [two] قاعدتان
        [few] { $n } قواعد
        [many] { $n } قاعدة
       *[other] { $n } قاعدة
    }
rule-title = { $rule } ({ $code })، { $level }
rule-why = لماذا
rule-what-to-do = المطلوب
rule-source = المصدر
rule-looks-at = تنطبق على
all-provisions = جميع الأحكام
rule-kind-of-check = نوع الفحص
rule-languages = اللغات
rule-written-in = ترد في
example-caught = مثال مخالف
example-passes = مثال سليم
example-failure = { $rule } ({ $language }): { $shortfall }
examples-are-right = جميع الأمثلة تبين ما ينبغي أن تبينه
n-examples-wrong =
    { FORM($n) ->
        [zero] لا أمثلة خاطئة
        [one] مثال واحد خاطئ
        [two] مثالان خاطئان
        [few] { $n } أمثلة خاطئة
        [many] { $n } مثالًا خاطئًا
       *[other] { $n } مثال خاطئ
    }
bad-example-not-caught = لم تكشف القاعدة المثال المخالف
good-example-caught = اعترضت القاعدة على المثال السليم
no-bad-example = لا مثال مخالفًا بهذه اللغة
no-good-example = لا مثال سليمًا بهذه اللغة
example-not-run = تعذرت تجربة المثال: { $reason }

## أجزاء النص

n-articles =
    { FORM($n) ->
        [zero] لا مواد
        [one] مادة واحدة
        [two] مادتان
        [few] { $n } مواد
        [many] { $n } مادة
       *[other] { $n } مادة
    }
word-front-matter = صفحة العنوان
word-preamble = الديباجة
word-paragraph = الفقرة
word-closing = العبارة الختامية
word-translation = النص بلغة أخرى
word-furniture = رؤوس الصفحات وأرقامها
word-article = المادة
word-part = الجزء
word-title = الباب
word-chapter = الفصل
word-section = الفرع
word-cluster = المجموعة
word-annex = المرفق
word-recital = فقرة الديباجة
word-note = الحاشية
point-n = الفقرة الفرعية { $n }
unnumbered-paragraph = الفقرة غير المرقمة { $n }
kind-front-matter = صفحة العنوان
kind-preamble =
    { FORM($n) ->
        [one] الديباجة
       *[other] الديباجات
    }
kind-recital =
    { FORM($n) ->
        [one] فقرة الديباجة
       *[other] فقرات الديباجة
    }
kind-part =
    { FORM($n) ->
        [one] الجزء
       *[other] الأجزاء
    }
kind-title =
    { FORM($n) ->
        [one] الباب
       *[other] الأبواب
    }
kind-chapter =
    { FORM($n) ->
        [one] الفصل
       *[other] الفصول
    }
kind-section =
    { FORM($n) ->
        [one] الفرع
       *[other] الفروع
    }
kind-cluster =
    { FORM($n) ->
        [one] المجموعة
       *[other] المجموعات
    }
kind-article =
    { FORM($n) ->
        [one] المادة
       *[other] المواد
    }
kind-paragraph =
    { FORM($n) ->
        [one] الفقرة
       *[other] الفقرات
    }
kind-point =
    { FORM($n) ->
        [one] الفقرة الفرعية
       *[other] الفقرات الفرعية
    }
kind-subpoint =
    { FORM($n) ->
        [one] البند الفرعي
       *[other] البنود الفرعية
    }
kind-closing =
    { FORM($n) ->
        [one] العبارة الختامية
       *[other] العبارات الختامية
    }
kind-annex =
    { FORM($n) ->
        [one] المرفق
       *[other] المرفقات
    }
kind-note =
    { FORM($n) ->
        [one] الحاشية
       *[other] الحواشي
    }
kind-furniture =
    { FORM($n) ->
        [one] رأس الصفحة
       *[other] رؤوس الصفحات
    }
kind-translation =
    { FORM($n) ->
        [one] النص بلغة أخرى
       *[other] النصوص بلغات أخرى
    }

## صفحات المتصفح

html-skip = انتقل إلى النص
html-menu = الصفحات
html-summary = الخلاصة
html-contents = المحتويات
html-footer = أعدّه travaux { $version } من النصوص المذكورة أعلاه. اقرأ الحكم قبل أن تستشهد بما يقوله عنه برنامج.
html-tools = اختر ما يُعرض
html-search = بحث
html-view = العرض
html-view-whole = في سياق واحد
html-view-beside = جنبًا إلى جنب: القديم ثم الجديد
html-kinds = إظهار
html-findings = الملاحظات
html-rules-any = كل المواد
html-rules-some = ما عليه ملاحظة
html-open-all = فتح الكل
html-close-all = طي الكل
html-reset = إظهار كل شيء
html-theme = الألوان
html-theme-system = كالنظام
html-theme-light = فاتح
html-theme-dark = داكن
html-keys = المفاتيح
html-keys-on = المفاتيح مفعّلة
html-key-next = التغيير التالي
html-key-previous = التغيير السابق
html-key-search = بحث
html-key-reset = إظهار كل شيء
html-key-view = في سياق واحد أو جنبًا إلى جنب
html-count = المعروض # من #
html-same = دون تغيير
html-diff-title = مقارنة { $old } و { $new }
html-all-findings =
    { FORM($n) ->
        [zero] لا ملاحظات على التغيير
        [one] ملاحظة واحدة على التغيير
        [two] ملاحظتان على التغيير
        [few] { $n } ملاحظات على التغيير
        [many] { $n } ملاحظة على التغيير
       *[other] { $n } ملاحظة على التغيير
    }
html-lost = ما يخسره الناس بحسب ألفاظ التغيير
html-gone = ما زال أو نُقل
html-gained = ما يكسبه الناس
html-rest = الفصول والأرقام وسائر ما تغيّر
html-flow = كيف تنتقل مواد المشروع القديم إلى الجديد؛ وقائمة المحتويات تقول ذلك بالكلمات
html-flow-caption = كل شريط مادة، من موضعها في المشروع القديم إلى موضعها في الجديد. انقر الشريط لتنتقل إلى المادة.
html-key-next-entry = البند التالي
html-key-previous-entry = البند السابق
# صفحة lint.
html-lint-title = ما تقوله القواعد عن { $drafts }
html-lint-title-many =
    { FORM($n) ->
        [few] ما تقوله القواعد عن { $n } مشاريع
        [many] ما تقوله القواعد عن { $n } مشروعًا
       *[other] ما تقوله القواعد عن { $n } مشروع
    }
html-draft = المشروع
html-against = مقارنًا بـ
html-was = قبل ذلك
html-no-finding = بلا ملاحظات
html-n-findings =
    { FORM($n) ->
        [one] ملاحظة واحدة
        [two] ملاحظتان
        [few] { $n } ملاحظات
        [many] { $n } ملاحظة
       *[other] { $n } ملاحظة
    }
html-more-findings =
    { FORM($n) ->
        [one] وواحدة أخرى
        [two] واثنتان أخريان
        [few] و { $n } أخرى
        [many] و { $n } أخرى
       *[other] و { $n } أخرى
    }

# صفحة scorecard.
html-rules = حُكم فيه بهذه القواعد: { $rules }
html-card-chart = كم ضمانة يشترطها كل مشروع أو يضعفها أو يخلو منها؛ والجدول أدناه يقول ذلك بالكلمات
html-card-caption = كل عمود أفقي مشروع، وأجزاؤه الضمانات بحسب ما يصنعه بها المشروع.

# صفحات timeline و log والسجل.
html-notes = ملاحظات
html-years = عدد القيود في كل سنة؛ وهي أدناه بترتيب تواريخها
html-years-caption = قيود كل سنة. انقر العمود لتنتقل إلى أول قيد فيها.
html-stands = قائم في المشروع
html-stands-not = ليس في المشروع

# صفحتا concordance و origins.
html-row-changed = تغيّر الرقم أو الموضع أو العنوان
html-row-same = الرقم والموضع والعنوان كما هي
html-origin =
    { $kind ->
        [verbatim] منقول حرفيًا
        [adapted] منقول بتصرف
        [heading] العنوان وحده
       *[new] لا أصل معروف له
    }

## المواقع

site-overview = نظرة عامة
site-drafts = المشاريع
site-texts = النصوص بـ
site-from-to = { $drafts }، من { $from } إلى { $to }
site-draft-name = { $draft } ({ $more })
site-newest = أحدث نص هو { $draft }: { $facts }.
site-no-text = لا يوجد هنا نص أي مشروع.
site-read = اقرأه
site-follow = تتبّع كل مادة في المشاريع كلها
site-scorecard-way = ما يفعله كل مشروع بكل ضمانة، والأحكام التي تحسم ذلك
site-articles = المواد
site-scorecard = الضمانات
site-asks = المطالب
site-timeline = التسلسل الزمني
site-proposals = المقترحات
site-positions = المواقف
site-votes = التصويت
site-actors = المشاركون
site-documents = الوثائق
site-comparisons = المقارنات
site-record = المفاوضات
site-changes = ما تغيّر
site-changes-since = ما تغيّر منذ { $draft }
site-since = منذ { $draft }
site-text-of = نص { $draft }
site-not-here = النص غير موجود هنا
site-draft-not-here = نص هذا المشروع غير موجود هنا.
site-published = النص كما نُشر
site-history = تاريخ هذه المادة
site-concordance = سطر لكل مادة، فيه رقمها في كل مشروع. العنوان يوصل إلى تاريخها، والرقم إلى النص.
site-read-in = اقرأها في
site-number-in = { $draft }: { $number }
site-article-before = المادة السابقة
site-article-after = المادة التالية
site-other-language = لا يوجد هنا نص بـ{ $wanted }؛ هذا هو النص بـ{ $shown }.
site-followed-in = ليس لكل مشروع نص بـ{ $wanted } هنا؛ لذلك تُتبَّع المواد في النصوص بـ{ $followed }.
site-language =
    { $code ->
        [ar] العربية
        [en] الإنكليزية
        [es] الإسبانية
        [fr] الفرنسية
        [ru] الروسية
        [zh] الصينية
       *[other] اللغة `{ $code }`
    }
# ما تسمّي به هذه اللغة نفسها، وما يقف بجانبها في الصفحة الأولى.
site-own-language = العربية
site-entrance = مشاريعها، وما تغيّر فيها، وما يعنيه ذلك للحقوق.
site-done =
    { FORM($n) ->
        [one] { $path }: صفحة واحدة؛ كُتب { $written } وأُزيل { $removed }
        [two] { $path }: صفحتان؛ كُتب { $written } وأُزيل { $removed }
        [few] { $path }: { $n } صفحات؛ كُتب { $written } وأُزيل { $removed }
        [many] { $path }: { $n } صفحة؛ كُتب { $written } وأُزيل { $removed }
       *[other] { $path }: { $n } صفحة؛ كُتب { $written } وأُزيل { $removed }
    }
site-foreign =
    { FORM($n) ->
        [one] { $files } لم يكتبه travaux، أو غُيّر بعد ذلك؛ لم يُكتب شيء. انقله أو احذفه، أو عيّن مجلدًا آخر بـ -o
       *[other] { $files } لم يكتبها travaux، أو غُيّرت بعد ذلك؛ لم يُكتب شيء. انقلها أو احذفها، أو عيّن مجلدًا آخر بـ -o
    }
site-list-broken = ليست هذه القائمة التي كتبها travaux؛ وبدونها لا يُعرف أي الصفحات لكم. احذفوا المجلد، أو عيّنوا مجلدًا آخر بـ -o

## المقارنة

side-old = القديم
side-new = الجديد
title-old = القديم
title-new = الجديد
titled = { $title }: { $parts }
quoted = «{ $text }»
quoted-in-print = «{ $text }»
markdown-key = الكلمات المحذوفة { $deleted }مشطوبة{ $deleted }، والكلمات المدرجة { $inserted }بخط غليظ{ $inserted }.
same-texts = لا فرق: النصان متطابقان.
same-wording-in-this-language = لا فرق في صياغة هذا النص اللغوي؛ ولم تُقارَن النصوص باللغات الأخرى الواردة في الملفين.
same-wording = لا فرق في الصياغة؛ وإنما يختلف شكل الطباعة أو تقسيم الأسطر أو رؤوس الصفحات فحسب.
fate-inserted = إدراج
fate-deleted = حذف
fate-split = تجزئة
fate-joined = دمج
fate-moved = نقل
fate-renumbered = إعادة ترقيم
fate-edited = تعديل
fate-renumbered-below = إعادة ترقيم داخلية
put-in-brackets = وضع بين أقواس معقوفة
no-longer-in-brackets = رفع الأقواس المعقوفة
percent-alike = تشابه بنسبة { $n }%
facts-matched = { $facts } [أساس المقابلة: { $matched_by }]
by-concordance = جدول المقابلة
by-heading = العنوان
by-text = النص
by-position = الموضع
articles = المواد { $old } -> { $new }: { $counts }
no-articles = لا شيء
n-unchanged = { $n } بلا تغيير
n-edited = { $n } معدلة
n-inserted = { $n } مدرجة
n-deleted = { $n } محذوفة
n-moved = { $n } منقولة
n-split = { $n } مجزأة
n-joined = { $n } مدموجة
n-renumbered = { $n } أعيد ترقيمها
groups = التقسيم: { $list }
groups-inserted = إدراج { $list }
groups-deleted = حذف { $list }
range = من { $first } إلى { $last }
elsewhere = خارج المواد: { $list }
elsewhere-part = { $name }: { $fates }
n-changed-elsewhere = تعديل { $n }
n-inserted-elsewhere = إدراج { $n }
n-deleted-elsewhere = حذف { $n }
renumbered = إعادة الترقيم: { $list }
no-number = (بلا رقم)
and-more-in-json = و{ $n } غيرها (ترد كاملة في --format json)
and-more-below = و{ $n } غيرها أدناه
n-more = و{ $n } غيرها
loss-articles = مواد حُذفت من { $draft }
loss-below = أحكام حُذفت من مواد باقية من { $draft }
loss-words = عبارات حُذفت من { $draft }
loss-brackets = أقواس معقوفة فُتحت في { $draft }
loss-duty = حلت عبارة «{ $new }» محل «{ $old }» في { $draft }
moved = النقل
split = التجزئة
joined = الدمج
note-renumbered = إعادة ترقيم: { $list }
note-last-stop = لم تتغير إلا علامة الوقف الأخيرة: { $list }
note-moved = نقل: كان الموضع { $old } ({ $old_draft })، وأصبح { $new } ({ $new_draft })
note-departed = { $old }: نقل إلى { $new } ({ $draft })
moved-here = نقل إلى هنا من { $from } ({ $draft })
place-in = في { $group }
place-after = بعد { $before }
place-at-start = في البداية
siblings = { $above }، { $kind }
siblings-paragraphs = الفقرات
siblings-points = الفقرات الفرعية
heading = العنوان
opening-words = العبارة الاستهلالية
own-text = النص

## مخطط النص

n-brackets =
    { FORM($n) ->
        [zero] لا أقواس معقوفة
        [one] نص واحد بين قوسين معقوفين
        [two] نصان بين أقواس معقوفة
        [few] { $n } نصوص بين أقواس معقوفة
        [many] { $n } نصًا بين أقواس معقوفة
       *[other] { $n } نص بين أقواس معقوفة
    }
n-alternatives =
    { FORM($n) ->
        [zero] لا بدائل
        [one] بديل واحد
        [two] بديلان
        [few] { $n } بدائل
        [many] { $n } بديلًا
       *[other] { $n } بديل
    }
n-placeholders =
    { FORM($n) ->
        [zero] لا مواضع متروكة
        [one] موضع متروك
        [two] موضعان متروكان
        [few] { $n } مواضع متروكة
        [many] { $n } موضعًا متروكًا
       *[other] { $n } موضع متروك
    }
marking-proposed-by = اقتراح { $states }
marking-supported-by = تأييد { $states }
marking-opposed-by = معارضة { $states }
marking-deletion-asked-by = طلب الحذف: { $states }
marking-bracketed = بين أقواس معقوفة
marking-alternative = البديل { $option } من المجموعة { $group }
marking-agreed = متفق عليه
marking-placeholder = موضع متروك
marking-deleted = محذوف
depth = المستوى { $n }
odd-in-the-text = ما يستوقف في النص ({ $n }):
diagnostic = { $place } { $level }: { $message } [{ $code }]
bracket-not-closed = هذا القوس المعقوف لم يُغلق
bracket-never-opened = هذا القوس المعقوف لم يُفتح
number-stands-twice = { $kind } { $number }: الرقم مكرر مرتين متتاليتين

## الأخطاء والتحذيرات

caused-by = السبب: { $cause }
error-at = { $place } { $message }
cannot-read = تعذرت قراءة `{ $path }`
cannot-write = تعذرت كتابة `{ $path }`
cannot-write-to-output = تعذرت الكتابة إلى الخرج القياسي
cannot-read-as-text = تعذرت قراءة `{ $path }` نصًا: { $reason }
did-you-mean = هل تقصدون `{ $near }`؟{" "}
nothing-to-check = { $draft }: الملف فارغ؛ وليس فيه ما يُفحص
file-is-empty = الملف فارغ
no-rule-file = لا ملف قواعد (*.toml) في `{ $folder }`
no-such-rule = لا توجد قاعدة باسم `{ $rule }`؛ { $near }الأمر `travaux rules list` يعرض القواعد كلها
both-are-stdin = المشروعان كلاهما `-`؛ ولا يمكن أن يُقرأ من الدخل القياسي إلا أحدهما
languages-differ = المشروعان بلغتين مختلفتين: لغة { $old } هي `{ $old_language }` ولغة { $new } هي `{ $new_language }`؛ اختاروا اللغة بالخيار --lang
neither-has-article = ليس في أي من المشروعين مادة `{ $article }`؛ والأمر {"\u2066"}`travaux show { $draft }`{"\u2069"} يعرض الموجود
no-such-clause = ليس في { $draft } موضع باسم `{ $clause }`؛ { $near }والأمر {"\u2066"}`travaux show { $draft }`{"\u2069"} يعرض الموجود، و--format json يعرض المعرِّفات
nothing-below = لا شيء بهذا الرقم تحت `{ $clause }`؛{" "}
several-series = يوجد أكثر من سلسلة مشاريع: { $names }؛ اختاروا واحدة بالخيار --series، أو حددوا `series` في travaux.toml
no-file-no-series = لا يوجد ملف باسم `{ $name }`، ولا سلسلة مشاريع قد يكون فيها اسمًا لمشروع؛ أعطوا مسار نص، أو مجلد سلسلة بالخيار --series
no-file-no-draft = لا يوجد ملف ولا مشروع باسم `{ $name }`؛ { $near }في { $series }: { $known }
text-is-missing = نص المشروع `{ $draft }` مفقود: لا يوجد ملف `{ $path }`؛ صححوا المسار أو أضيفوا الملف
is-a-folder = هو مجلد؛ اذكروا ملفًا نصيًا، أو مشروعًا من السلسلة بالخيار --series
is-too-large = حجم الملف يتجاوز 4 GiB
is-binary = هو ملف ثنائي؛ ولا تقرأ الأداة إلا نصًا عاديًا (UTF-8)
is-old-word = هو مستند Word قديم؛ احفظوه نصًا عاديًا (UTF-8) أولًا
is-encrypted = هو محمي بكلمة مرور؛ احفظوا نسخة بلا كلمة مرور أولًا
is-rich-text = هو نص منسق (RTF)؛ احفظوه نصًا عاديًا (UTF-8) أولًا
is-gzip = هو ملف مضغوط ببرنامج gzip؛ فكوا ضغطه أولًا
is-utf-32 = ترميزه UTF-32؛ احفظوه بترميز UTF-8 أولًا

# Documents that are imported

import-exists = `{ $path }` موجود؛ اختر اسما آخر بعد ‎-o‎
import-entry = لجعله مسودة في سلسلة، أضف ما يلي إلى ملف series.toml فيها بعد مراجعته (فهو تخمين):
import-id = `{ $id }` لا يصلح معرفا لمسودة؛ استعمل حروفا وأرقاما و -
import-no-language = لغة النص غير واضحة؛ حددها بـ ‎--lang‎
import-no-series = لا سلسلة في `{ $path }`؛ أنشئ أولا مجلدا فيه ملف series.toml
import-added = أضيفت { $draft }: النص في { $text }؛ راجع مدخلها في { $series } فهو مخمَّن من رأس المستند
text-is-there = للمسودة { $draft } نص بلغة { $language } من قبل
series-no-drafts = لا يمكن لبرنامج أن يغير قائمة المسودات؛ أضف المدخل بيدك
import-no-text = لا نص فيه
zip-no-word = هو أرشيف ZIP وليس مستند Word؛ استخرج النص منه أولا
tracked-not-said =
    { FORM($n) ->
        [one] فيه تغيير متعقَّب واحد
        [two] فيه تغييران متعقَّبان
        [few] فيه { $n } تغييرات متعقَّبة
       *[other] فيه { $n } تغييرا متعقَّبا
    }؛ اختر ‎--tracked‎ accept أو reject أو markup
archive-too-many = هو أرشيف من { $n } ملفات، ولا يُقرأ أكثر من { $most }
archive-outside = هو أرشيف يسمي ملفا خارجه ({ $name })؛ لا تثق به
archive-too-large = الجزء { $name } فيه أكبر من { $most } ميبيبايت بعد فك ضغطه؛ لا تثق به
archive-broken = هو أرشيف تالف: { $reason }
archive-encrypted = هو مشفَّر؛ احفظ نسخة بلا كلمة مرور أولا
xml-broken = الجزء { $name } فيه لا يمكن قراءته: { $reason }
xml-too-deep = أجزاؤه متداخلة أعمق من { $most }؛ لا تثق به
pdf-too-large = يصير أكبر من { $most } ميبيبايت بعد فك ضغطه؛ لا تثق به
pdf-circle = فيه شكل يرسم نفسه؛ لا تثق به
pdf-too-slow = تستغرق قراءته أكثر من { $n } ثانية؛ استخرج نصه بالأمر `pdftotext -layout FILE.pdf FILE.txt`
pdf-broken = هو ملف PDF تالف: { $reason }
pdf-no-pages = لا يمكن قراءة أي صفحة منه
pdf-encrypted = هو مشفَّر؛ احفظ نسخة بلا كلمة مرور أولا
pdf-no-text =
    { FORM($n) ->
        [one] صفحته صورة
        [two] صفحتاه صورتان
        [few] صفحاته الـ{ $n } صور
       *[other] صفحاته الـ{ $n } صور
    } بلا نص؛ طبّق التعرف على النص (OCR) أولا، أو اطلب ملف Word

import-doubtful = راجع هذا
import-dropped = تُرك
import-kept = بقي في صورة أخرى
import-line = { $fate }: { $things }
import-thing = { $what }: { $n }
import-sample = «{ $sample }»
import-samples = { $thing } ({ $samples })
import-unknown-letters = كلمات فيها حروف لا يسميها الملف (تظهر �)
import-labels = عناوين مواد أُكملت حروفها
import-damaged-pages = صفحات لا يمكن قراءتها
import-hidden-text = نص مخفي
import-unknown-numbers = أرقام من نوع غير معروف
import-symbols = رموز من خط رموز (تظهر �)
import-embedded = أجزاء من مستندات أخرى
import-hyphens = كلمات مقسومة في آخر السطر
import-notes = حواش
import-note-marks = علامات تحيل إلى الحواشي
import-page-numbers = أرقام صفحات
import-line-numbers = أرقام أسطر
import-headers = رؤوس صفحات
import-footers = تذييلات صفحات
import-navigation = روابط إلى صفحات أخرى
import-comments = تعليقات في الهامش
import-images = صور
import-contents = أسطر من فهرس المحتويات
import-numbers = أرقام معدودة آليا
import-text-boxes = مربعات نص
import-table-rows = صفوف جداول
import-insertions = إضافات متعقَّبة
import-deletions = محذوفات متعقَّبة
import-struck = كلمات مشطوبة بقيت في صورة ~~كلمات~~
not-utf-8 = ليس بترميز UTF-8؛ احفظوه بهذا الترميز
holds-nuls =
    { FORM($n) ->
        [one] فيه محرف NUL واحد؛ وقد يكون الملف تالفًا
        [two] فيه محرفا NUL اثنان؛ وقد يكون الملف تالفًا
        [few] فيه { $n } محارف NUL؛ وقد يكون الملف تالفًا
       *[other] فيه { $n } محرف NUL؛ وقد يكون الملف تالفًا
    }
not-quite-utf-8 =
    { FORM($n) ->
        [one] ترميزه UTF-8 مع خلل: استُبدل محرف واحد تالف بالمحرف U+FFFD، وذلك في السطر { $line }
        [two] ترميزه UTF-8 مع خلل: استُبدل محرفان تالفان بالمحرف U+FFFD، أولهما في السطر { $line }
        [few] ترميزه UTF-8 مع خلل: استُبدلت { $n } محارف تالفة بالمحرف U+FFFD، أولها في السطر { $line }
       *[other] ترميزه UTF-8 مع خلل: استُبدل { $n } محرفًا تالفًا بالمحرف U+FFFD، أولها في السطر { $line }
    }
broken-utf-16 = خلل في ترميز UTF-16: استُبدلت بعض المحارف بالمحرف U+FFFD
read-as = ليس بترميز UTF-8، وقُرئ بترميز { $encoding }؛ إذا بدت الحروف خاطئة فاحفظوا الملف بترميز UTF-8
unknown-value = قيمة غير معروفة `{ $value }`؛ والمعروف هنا: { $known }
unknown-value-near = قيمة غير معروفة `{ $value }`؛ هل تقصدون `{ $near }`؟
unknown-key = مفتاح غير معروف `{ $key }`؛ والمعروف هنا: { $known }
unknown-key-near = مفتاح غير معروف `{ $key }`؛ هل تقصدون `{ $near }`؟
name-is-taken =
    الاسم `{ $name }` لـ { $kind ->
        [source] مصدر
        [actor] طرف
        [topic] موضوع
        [document] وثيقة
        [draft] مشروع
        [event] حدث
        [proposal] مقترح
       *[ask] مطلب
    } آخر من قبل: `{ $id }` (السطر { $line })؛ أعطوا كل واحد اسمًا خاصًا به
draft-has-no-text = لا يذكر المشروع `{ $draft }` نصًا؛ اكتبوا مثلًا {"\u2066"}texts = {"{"} en = "{ $draft }.en.txt" {"}"}{"\u2069"}، أو احذفوا `texts` إن لم يكن النص هنا
leaves-folder = المسار `{ $path }` يخرج عن مجلد السلسلة؛ ضعوا النص بجانب series.toml
no-text-in-language = ليس للمشروع `{ $draft }` نص باللغة `{ $language }`؛ وله نص باللغات: { $known }

## شرح القواعد والمجلدات

rule-final-level = الدرجة في النص النهائي
rule-needs = لا تُطبَّق إلا على نص يتناول
example-old = قبل التغيير
check-term = ألفاظ لا ينبغي أن ترد
check-scope = نطاق أوسع مما ينبغي
check-power = سلطة تتجاوز الحد
check-discretion = ألفاظ تجعل الضمانة اختيارية
check-deference = ألفاظ تترك الضمانة للقانون الداخلي
check-polarity = ألفاظ تقلب معنى الضمانة
check-undefined = مصطلح يُستخدم دون تعريف
check-definition = خلل في التعاريف
check-numbering = خلل في ترقيم الأحكام
check-reference = خلل في الإحالات
check-bracket = علامات التفاوض
check-character = محارف تضلل القارئ
check-compound = نتائج عدة مجتمعة
check-change = ما آل إليه المشروع الأقدم
check-absence-document = ألفاظ يجب أن ترد في النص
check-absence-preamble = ألفاظ يجب أن ترد في الديباجة
check-absence-chapter = ألفاظ يجب أن ترد في كل فصل من هذا النوع
check-absence-article = ألفاظ يجب أن ترد في كل مادة من هذا النوع
no-text-in-folders = لا يوجد نص (*.txt) في هذه المجلدات؛ ولا شيء للفحص

## النتائج المعدة للبرامج

machine-old-place = موضعها في المشروع الأقدم
machine-not-judged = { $draft }: لم تُطبَّق القاعدة { $rule }: { $reason }
machine-not-evaluated = لم تُطبَّق: { $reason }
machine-suppressed = مستبعدة: { $reason }
machine-at = الموضع: { $place }
machine-root = المجلد الذي يبدأ منه المشروع
n-findings =
    { FORM($n) ->
        [zero] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $n } نتائج
        [many] { $n } نتيجة
       *[other] { $n } نتيجة
    }
n-gains =
    { FORM($n) ->
        [zero] لا مكاسب
        [one] مكسب واحد
        [two] مكسبان
        [few] { $n } مكاسب
        [many] { $n } مكسبًا
       *[other] { $n } مكسب
    }
sarif-left-out = لم يُدرج الأقل خطورة: { $findings }
sarif-takes = لا تقبل GitHub أكثر من { $most } من النتائج؛ لم يُدرج الأقل خطورة: { $findings }؛ افحص عددًا أقل من المشاريع في كل مرة
sarif-shows = لا تعرض GitHub أكثر من { $most } من النتائج، وهي الأشد خطورة؛ ولن تعرض: { $findings }
github-shows = لا تعرض GitHub أكثر من { $most } من التعليقات لكل درجة في الخطوة الواحدة؛ وما لا يظهر إلا في السجل والملخص: { $hidden }
summary-title = travaux: { $counts }
summary-level = الدرجة
summary-rule = القاعدة
summary-where = الموضع
summary-words = العبارة
summary-found = ما عُثر عليه والمطلوب
summary-gain = مكسب
summary-no-room = لا متسع هنا: { $findings }
summary-suppressed = مستبعدة: { $findings }
summary-full = امتلأ ملخص هذه الخطوة؛ ولا ترد النتائج إلا في السجل

## مادة واحدة

as-one-text = يبين `--as { $class }` أين يقع نص واحد؛ افحص نصًا واحدًا في كل مرة
as-whole-draft = يبين `--as { $class }` أين تقع مادة واحدة، وعدد مواد `{ $draft }` هو { $n }؛ احذف هذا الخيار، فعناوين المشروع تبين موضوع كل مادة
fragment-read-as = النص `{ $draft }` جزء من صك، وقد قُرئ على أنه من: { $class }؛ عدد القواعد التي تعذر تطبيقها من دون بقية النص: { $n }
fragment-unknown = النص `{ $draft }` جزء من صك؛ عدد القواعد التي تعذر تطبيقها من دون بقية النص: { $n }؛ يبين `--as CLASS` أين يقع، بأحد الأسماء: { $classes }
## النتائج المعروفة والمستبعدة

baseline-written =
    { FORM($n) ->
        [zero] لم تُكتب أي نتيجة في `{ $path }`
        [one] كُتبت نتيجة واحدة في `{ $path }`
        [two] كُتبت نتيجتان في `{ $path }`
        [few] كُتبت { $n } نتائج في `{ $path }`
       *[other] كُتبت { $n } نتيجة في `{ $path }`
    }
listed-in = ترد في { $path }
and-n-more = و{ $n } غيرها
baseline-is-stale = { $path }: ما يلي مدرج فيه ولم يعد يُعثر عليه: { $named }؛ والخيار --write-baseline يحدِّثه
broken-baseline = { $reason }؛ اكتبوا الملف من جديد بالخيار --write-baseline
unknown-baseline-version = الإصدار `{ $version }` غير معروف هنا
no-rule-goes-by = لا قاعدة باسم `{ $rule }`
no-rule-goes-by-but = لا قاعدة باسم `{ $rule }`؛ هل تقصدون `{ $near }`؟
no-rule-goes-by-near = لا قاعدة باسم `{ $rule }`؛ { $near }الأمر `travaux rules list` يعرض القواعد كلها
reason-is-empty = السبب `reason` فارغ؛ بيِّنوا لماذا لا تنطبق `{ $rule }` هنا
no-digest = ليس مع الموضع بصمة `digest` لعباراته، فلا يُعرف متى تتغير؛ والأمر `travaux lint DRAFT --format suppressions` يعرض مداخل جاهزة للنسخ
expected-a-day = المطلوب تاريخ يوم، مثل 2026-01-31
decision-expired = القرار بشأن { $about } انتهت مدته في { $date }؛ انظروا فيه من جديد، ثم أعطوا تاريخًا جديدًا أو احذفوا المدخل
decision-is-unused = لم يعد يُعثر على { $about }؛ احذفوا المدخل
decision-is-stale = تغيرت العبارات منذ استبعاد { $about }؛ انظروا فيها من جديد، ثم اكتبوا {"\u2066"}digest = "{ $digest }"{"\u2069"} أو احذفوا المدخل
rule-in-clause = `{ $rule }` في `{ $clause }`
rule-named = `{ $rule }`

## أصناف المواضع في series.toml

class-of-no-clause = ليس في { $draft } موضع باسم `{ $clause }`؛ والأمر {"\u2066"}`travaux show { $draft } --format json`{"\u2069"} يعرض المعرِّفات
# Rules over a change

level-gain = مكسب
change-title = ما تغير من { $old } إلى { $new }
gains-title = المكاسب من { $old } إلى { $new }
own-title = الجديد في { $new } نفسها
no-change-findings = لم تجد قواعد التغيير شيئا.
finding-related = انظر
related-places = { $message }: { $places }
related-more = { $places } و{ $n } غيرها
place-in-draft = { $place } ({ $draft })
related-dangles = تحيل إلى حكم محذوف
related-naked = تركت بلا ضمانة
related-here-still = ما زالت ترد هنا
related-here-now = صارت ترد هنا
related-leads-here = صارت تقود إلى هنا
related-went-here = ما كانت تقود إليه صار يرد هنا
related-was = كان { $place }
related-uses-term = تستخدم المصطلح
two-languages = المسودتان بلغتين مختلفتين: { $old } و{ $new }
no-words = لا كلمات باسم `{ $name }` للغة { $language }

# من أين أُخذت ألفاظ المشروع.
instruments-no-date = `date` ليس تاريخا؛ اكتب 2003-10-31، أو 2003 إذا لم تُعرف إلا السنة
instruments-twice = وُصف الملف { $file } مرتين؛ أبق مدخلا واحدا
instruments-no-file = لا يوجد ملف { $file } في المجلد؛ اكتب مساره ابتداء من هنا، مع / بين المجلدات
instruments-no-file-near = لا يوجد ملف { $file } في المجلد؛ هل تقصد { $near }؟
origins-no-folder = { $path } ليس مجلدا؛ سمِّ مجلد الصكوك المرجعية بالخيار --in
origins-no-article = { $clause } ليس جزءا من مادة؛ يحتاج --article إلى رقم مادة أو معرفها
origins-no-articles = ليس في { $draft } مادة يُبحث عن مصدرها
origins-no-instruments = لم تجر أي مقارنة: ليس في المجلد صك آخر بلغة المشروع ({ $language })؛ والصكوك اللاحقة له: { $n }
origins-other-files = { FORM($n) ->
    [zero] لا ملفات أخرى في المجلد
    [one] ملف واحد في المجلد ليس بصيغة .txt ولا .md فتُرك
    [two] ملفان في المجلد ليسا بصيغة .txt ولا .md فتُركا
    [few] { $n } ملفات في المجلد ليست بصيغة .txt ولا .md فتُركت
    [many] { $n } ملفا في المجلد ليست بصيغة .txt ولا .md فتُركت
   *[other] { $n } ملف في المجلد ليست بصيغة .txt ولا .md فتُركت
}
origins-skipped = تعذرت قراءة { $file } كنص فتُرك: { $reason }
origins-index-damaged = الفهرس { $path } معطوب أو تغير المجلد في الأثناء؛ ويُعاد إعداده
origins-index-foreign = { $path } أعدته نسخة أخرى من travaux؛ ويُعاد إعداده
origins-index-not-kept = تعذرت كتابة الفهرس { $path } ({ $cause })؛ الجواب صحيح، لكن الجواب التالي سيستغرق المدة نفسها
origins-folder-changes = تتغير ملفات { $path } باستمرار؛ أعد المحاولة حين لا يكتب فيها أحد
origins-too-many = في المجلد مواد أكثر مما يتسع له فهرس واحد؛ قسّمه
origins-indexing = فهرسة الصكوك: { $done } من { $total }
origins-title = مصادر { $draft }: نُظر في { FORM($n) ->
    [zero] لا صك
    [one] صك واحد
    [two] صكين
    [few] { $n } صكوك
    [many] { $n } صكا
   *[other] { $n } صك
} في { $folder }
origins-dated = { $place } ({ $year })
origins-new = جديدة
origins-new-run = { $first } إلى { $last } ({ FORM($n) ->
    [zero] لا مواد
    [one] مادة واحدة
    [two] مادتان
    [few] { $n } مواد
    [many] { $n } مادة
   *[other] { $n } مادة
}): جديدة
origins-verbatim = بالحرف من { $place }
origins-adapted = { $n }% من { $place }
origins-heading = ألفاظ جديدة تحت عنوان { $place }
origins-further = و{ $n }% من { $place }
origins-without = دون: { $parts }
origins-added = أُضيف: { $parts }
origins-new-in = جديد: { $parts }
origins-also = والألفاظ نفسها في: { $places }
origins-also-one = { $place }، { $n }%
origins-first-sentence = الجملة الأولى من { $clause }
origins-last-sentence = الجملة الأخيرة من { $clause }
origins-sentence = جملة من { $clause }
origins-words-in = { $words } ({ $clause })
origins-more = و{ $n } غيرها
origins-summary = من { FORM($n) ->
    [zero] لا مواد
    [one] مادة واحدة
    [two] مادتين
    [few] { $n } مواد
    [many] { $n } مادة
   *[other] { $n } مادة
}: بالحرف { $verbatim }، ومعدلة { $adapted }، وجديدة { $new }.
origins-summary-headings = { FORM($n) ->
    [zero] لا مواد بألفاظ جديدة تحت عنوان قديم.
    [one] مادة واحدة بألفاظ جديدة تحت عنوان قديم.
    [two] مادتان بألفاظ جديدة تحت عنوانين قديمين.
    [few] { $n } مواد بألفاظ جديدة تحت عناوين قديمة.
    [many] { $n } مادة بألفاظ جديدة تحت عناوين قديمة.
   *[other] { $n } مادة بألفاظ جديدة تحت عناوين قديمة.
}
origins-later = { FORM($n) ->
    [zero] لا صكوك لاحقة للمشروع ({ $date }).
    [one] صك واحد لاحق للمشروع ({ $date }) فلا يُعد مصدرا.
    [two] صكان لاحقان للمشروع ({ $date }) فلا يُعدان مصدرا.
    [few] { $n } صكوك لاحقة للمشروع ({ $date }) فلا تُعد مصدرا.
    [many] { $n } صكا لاحقا للمشروع ({ $date }) فلا تُعد مصدرا.
   *[other] { $n } صك لاحق للمشروع ({ $date }) فلا تُعد مصدرا.
}
origins-disclaimer = تطابق الألفاظ ليس دليلا على من أخذ عمن؛ وقد يكون نص أسبق غير موجود هنا.
origins-head-article = المادة
origins-head-origin = المصدر
origins-head-more = ما حُذف وما أُضيف
origins-head-heading = العنوان
origins-head-result = النتيجة
origins-head-share = النسبة (%)
origins-head-instrument = الصك
origins-head-date = التاريخ
origins-head-source = الحكم في الصك
origins-head-without = ما حُذف
origins-head-added = ما أُضيف
origins-head-also = الألفاظ نفسها في

## series.toml: سجل التفاوض

series-wrong-kind = يجب أن تكون قيمة `{ $key }` { $wanted }
series-wants-text = نصًا
series-wants-texts = نصًا أو قائمة نصوص
series-wants-languages = نصًا، أو نصًا لكل لغة: {"\u2066"}title.en = "…"{"\u2069"}
series-wants-date = تاريخًا مثل 2022-05-30، أو "2022-05" أو "2022" إن لم يُعرف أكثر من ذلك
series-wants-number = عددًا صحيحًا
series-wants-flag = true أو false
series-wants-table = جدولًا: {"\u2066"}[{ $key }]{"\u2069"}
series-wants-tables = قائمة جداول: {"\u2066"}[[{ $key }]]{"\u2069"}
series-key-missing = المفتاح `{ $key }` ناقص؛ أضيفوه إلى هذا القيد
series-no-language = ليس `{ $code }` رمز لغة؛ اكتبوا مثلًا en أو ar أو zh-Hant
series-no-such-name =
    لا يوجد { $kind ->
        [source] مصدر
        [actor] طرف
        [topic] موضوع
        [document] وثيقة
        [draft] مشروع
        [event] حدث
        [proposal] مقترح
       *[ask] مطلب
    } باسم `{ $name }`؛ أضيفوا له قيدًا {"\u2066"}[[{ $table }]]{"\u2069"} أو صححوا الاسم
series-no-such-name-near =
    لا يوجد { $kind ->
        [source] مصدر
        [actor] طرف
        [topic] موضوع
        [document] وثيقة
        [draft] مشروع
        [event] حدث
        [proposal] مقترح
       *[ask] مطلب
    } باسم `{ $name }`؛ هل تقصدون `{ $near }`؟
series-name-of-several =
    الاسم `{ $name }` لأكثر من { $kind ->
        [source] مصدر
        [actor] طرف
        [topic] موضوع
        [document] وثيقة
        [draft] مشروع
        [event] حدث
        [proposal] مقترح
       *[ask] مطلب
    }؛ اذكروا واحدًا بمعرّفه: { $ids }
series-clause-of-draft = يلزم الموضعَ ذكرُ المشروع الذي هو فيه؛ أضيفوا `draft`
series-members-of-group = الأعضاء للمجموعات وحدها؛ اكتبوا {"\u2066"}kind = "group"{"\u2069"} أو احذفوا `members`
series-not-postponed = الموعد اللاحق لما أُجّل وحده؛ اكتبوا {"\u2066"}state = "postponed"{"\u2069"} أو احذفوا `postponed-to`
series-ends-before = هذا قبل `date`؛ ضعوا هنا اليوم الأخير
series-new-words = المفتاح `new-words` خاص بـ {"\u2066"}action = "replace"{"\u2069"}، وهذا "{ $action }"؛ استعملوا `words`
series-where-of-add = المفتاح `where` خاص بـ {"\u2066"}action = "add"{"\u2069"}؛ احذفوه
series-replace-needs = يلزم الاستبدالَ ذكرُ ما يحل محل القديم؛ أضيفوا `new-words`
series-position-of = يكون الموقف من موضوع أو من موضع في النص؛ أضيفوا `topic`، أو `draft` مع `clause`
series-expect-needs-clause = لا شيء يُنظر فيه بلا موضع؛ أضيفوا `clause`، أو اكتبوا {"\u2066"}within = "draft"{"\u2069"}
series-expect-contradicts = ما يُطلب حذفه لا يُطلب فيه شيء آخر؛ أبقوا `delete` أو بقية المفاتيح
series-expect-nothing = هذا لا يحسم شيئًا؛ أضيفوا delete أو keep أو contains أو lacks أو modal أو unbracketed
series-ranges-differ = عدد المواضع القديمة { $old } والجديدة { $new }؛ يجب أن يتساوى المدى في الجانبين
series-no-range = ليس `{ $range }` مدى مواضع؛ اكتبوه هكذا: art_6..art_10
series-not-numbers = ليست `{ $text }` قائمة مواد؛ اكتبوها هكذا: 26-29, 29bis
series-no-rows = هذه ليست بنودًا؛ اكتبوا مثلًا "1-42" أو "a-o" أو قائمة
series-no-such-row = ليس في المصدر `{ $source }` بند `{ $row }`؛ صححوا البند، أو `rows` في المصدر
series-rows-left =
    { FORM($n) ->
        [one] لا يحمل أي قيد البند { $rows } من المصدر `{ $source }`؛ اذكروه في قيد، أو أدرجوه في `skip` مع السبب
       *[other] لا يحمل أي قيد هذه البنود من المصدر `{ $source }` (عددها { $n }): { $rows }؛ اذكروها في قيود، أو أدرجوها في `skip` مع السبب
    }
series-cycle = المفتاح `{ $key }` يدور في حلقة: { $cycle }؛ احذفوا إحدى الخطوات
series-vote-incomplete = أعطوا `for` و`against` و`abstain` معًا، أو لا شيء منها إن لم تُعرف الأعداد
series-vote-sum = لا يستقيم حساب التصويت: قيمة `voting` هي { $voting }، ومجموع المؤيدين والمعارضين والممتنعين { $sum }
series-vote-list-long =
    { FORM($n) ->
        [one] في `{ $key }` مصوّت واحد، والعدد { $count }
       *[other] عدد المصوّتين المذكورين في `{ $key }` هو { $n }، والعدد { $count }
    }
series-vote-twice = ذُكر `{ $actor }` في `{ $one }` وفي `{ $two }`؛ ولا أحد يصوّت مرتين
series-without-vote = حيث لم يُجر تصويت لا محل لـ `{ $key }`؛ احذفوه أو احذفوا `without-vote`
series-without-vote-rejected = لا يُرفض شيء بلا تصويت؛ صححوا `outcome`، أو احذفوا `without-vote`
series-vote-carries = لا يستقيم حساب التصويت: { $n } مقابل { $against } أغلبية، فلا تكون النتيجة "{ $outcome }"؛ صححوها، أو اذكروا الأغلبية المطلوبة في `majority`
series-vote-fails = لا يستقيم حساب التصويت: { $n } مقابل { $against } ليست أغلبية، فلا تكون النتيجة "{ $outcome }"
series-vote-two-thirds = لا يستقيم حساب التصويت: { $n } مقابل { $against } أغلبية الثلثين، فلا تكون النتيجة "{ $outcome }"
series-vote-no-two-thirds = لا يستقيم حساب التصويت: { $n } مقابل { $against } أقل من الثلثين، فلا تكون النتيجة "{ $outcome }"
text-not-here = نص المشروع `{ $draft }` غير موجود هنا
text-published-at = وهو منشور في { $address }
text-import = أضيفوه بالأمر: { $line }
text-add = احفظوه نصًا عاديًا في مجلد السلسلة، واذكروا الملف في series.toml: {"\u2066"}texts = {"{"} en = "{ $draft }.en.txt" {"}"}{"\u2069"}
record-no-clause = ليس في { $draft } موضع باسم `{ $clause }`؛ والأمر {"\u2066"}`travaux show { $draft } --format json`{"\u2069"} يعرض الموجود
record-no-clause-near = ليس في { $draft } موضع باسم `{ $clause }`؛ هل تقصدون `{ $near }`؟
record-no-clauses = ليس في { $draft } المواضع { $clauses }؛ والأمر {"\u2066"}`travaux show { $draft } --format json`{"\u2069"} يعرض الموجود
proposal-words-missing = عبارة `{ $words }` ليست في `{ $clause }` من { $draft } ({ $language })؛ انسخوها من النص

## السجل: التسلسل الزمني والمقترحات والمواقف والتصويتات والأطراف والوثائق

record-kind =
    { $kind ->
        [session] دورة
        [consultation] مشاورة
        [vote] تصويت
        [decision] قرار
        [statement] بيان
        [letter] رسالة
        [document] وثيقة
        [meeting] اجتماع
        [draft] مشروع
       *[proposal] مقترح
    }
record-state =
    { $state ->
        [held] عُقد
        [scheduled] مقرر
        [postponed] مؤجل
       *[cancelled] ملغى
    }
record-outcome =
    { $outcome ->
        [adopted] اعتُمد
        [adopted-in-part] اعتُمد جزئيًا
        [not-adopted] لم يُعتمد
        [rejected] رُفض
        [withdrawn] سُحب
        [pending] لم يُبت فيه
       *[unknown] نتيجته غير معروفة
    }
record-stance =
    { $stance ->
        [for] مؤيد
        [against] معارض
        [conditional] مشروط
        [mixed] متباين
       *[abstains] ممتنع
    }
record-evidence =
    { $evidence ->
        [source] من المصدر
        [checked] متحقق منه
       *[memory] من الذاكرة
    }
record-status =
    { $status ->
        [negotiation] قيد التفاوض
       *[final] نهائي
    }
record-article = المادة { $number }
record-place = { $clause } من { $draft }
record-cites = المصدر: { $cites }
record-other-date = ورد تاريخ آخر: { $date }
record-other-date-in = التاريخ في { $source }: { $date }
record-correction = تصحيح: { $text }
record-from-memory = { $text } [من الذاكرة]
record-memory-note = من الذاكرة: لم يتحقق منه أحد في نص، فلا يُستشهد به.
record-no-date = بلا تاريخ
record-with-state = { $title } ({ $state })
record-with-symbol = { $title } ({ $symbol })
record-title-and-date = { $title }، { $date }
record-by = من { $actors }
record-with = مع { $actors }
record-against = اعترض: { $actors }
record-until = حتى { $date }
record-participants =
    { FORM($n) ->
        [zero] بلا مشاركين
        [one] مشارك واحد
        [two] مشاركان
        [few] { $n } مشاركين
        [many] { $n } مشاركًا
       *[other] { $n } مشارك
    }
record-participants-are = { $n } { $what }
record-about = بشأن { $place }
record-document = الوثيقة: { $document }
record-part-of = ضمن: { $event }
record-put-off = أُجل إلى: { $event }
record-date-from = التاريخ من: { $source }
record-supersedes = يحل محل { $papers }
record-superseded-by = حل محله { $papers }
record-beside = جزء من النص نفسه مع { $drafts }
record-head-date = التاريخ
record-head-until = حتى
record-head-kind = النوع
record-head-what = الموضوع
record-head-who = الجهة
record-head-supporters = بتأييد
record-head-state = الحالة
record-head-evidence = الثبوت
record-head-note = ملاحظة
record-head-draft = المشروع
record-head-clause = الموضع
record-head-words = العبارة
record-head-new-words = العبارة الجديدة
record-head-outcome = النتيجة
timeline-title =
    { FORM($n) ->
        [zero] التسلسل الزمني: { $treaty } (بلا قيود)
        [one] التسلسل الزمني: { $treaty } (قيد واحد)
        [two] التسلسل الزمني: { $treaty } (قيدان)
        [few] التسلسل الزمني: { $treaty } ({ $n } قيود)
        [many] التسلسل الزمني: { $treaty } ({ $n } قيدًا)
       *[other] التسلسل الزمني: { $treaty } ({ $n } قيد)
    }
timeline-head = { $kind }: { $title }
proposals-title =
    { FORM($n) ->
        [one] المقترحات: { $treaty } (1)
       *[other] المقترحات: { $treaty } ({ $n })
    }
proposal-with-id = { $id }: { $does }
proposal-add = إضافة إلى { $place }
proposal-add-before = إضافة قبل { $place }
proposal-add-after = إضافة بعد { $place }
proposal-add-start = إضافة في أول { $place }
proposal-add-end = إضافة في آخر { $place }
proposal-add-somewhere = إضافة (دون ذكر موضع)
proposal-delete = حذف { $place }
proposal-delete-words = حذف عبارة من { $place }
proposal-delete-somewhere = حذف (دون ذكر موضع)
proposal-replace = استبدال عبارة في { $place }
proposal-replace-somewhere = استبدال (دون ذكر موضع)
proposal-old-and-new = { $old } تصبح { $new }
proposal-made-at = قُدم في: { $event }
proposal-amends = يعدّل المقترح { $id }

# Proposals in the texts: who proposed what changed
proposal-by = مقترح من { $actors }
proposal-by-on = مقترح من { $actors } ({ $date })
proposed-but = { $said }، ثم { $outcome }
proposed-at = { $places }: { $said }
log-proposed = { $head }؛ { $who }
log-dated = { $date } { $said }
log-sessions = قبل المشروع التالي: { $list }

# Proposals applied to a text
no-such-proposal = لا يوجد مقترح `{ $id }`؛ يسردها `travaux proposals`
no-such-proposal-near = لا يوجد مقترح `{ $id }`؛ أتقصد `{ $near }`؟
amend-no-draft = المقترح `{ $id }` لا يخص مشروعًا، فلا يمكن تطبيقه على نص
amend-two-drafts = المقترح `{ $id }` يخص { $draft }، و`{ $first }` يخص { $first_draft }؛ طبّق كلًا منهما على حدة
amend-overwrites = الملف `{ $path }` من ملفات السلسلة؛ سمِّ ملفًا آخر بعد -o
amend-next = لمعرفة الأثر: `travaux diff { $draft } { $path }` و`travaux lint { $path } --against { $draft }`
amend-no-clause = المقترح `{ $id }` لا يسمي حكمًا، فلا يمكن تطبيقه على نص
amend-no-such-clause = المقترح `{ $id }` يخص `{ $clause }`، ولا وجود له في { $draft }؛ انظر `travaux record check`
amend-no-words = المقترح `{ $id }` لا يورد عبارة باللغة `{ $language }`؛ أضفها إلى series.toml
amend-words-missing = المقترح `{ $id }`: العبارة «{ $words }» غير واردة في { $clause } من { $draft }
amend-words-near = المقترح `{ $id }`: العبارة «{ $words }» غير واردة في { $clause } من { $draft }؛ أقرب ما فيه: { $near }
amend-words-often = المقترح `{ $id }`: العبارة «{ $words }» واردة { $n } مرات في { $clause } من { $draft }؛ أدخل في المقترح كلمات مجاورة لها: { $places }
amend-stands-already = المقترح `{ $id }`: عبارته واردة في { $clause } من { $draft }؛ لا شيء يضاف
amend-conflict-gone = المقترحان `{ $by }` و`{ $id }` متعارضان: الأول يحذف { $clause } أو يعيد الصياغة كلها، والثاني يعدّل فيها
amend-conflict-changed = المقترحان `{ $by }` و`{ $id }` متعارضان: الأول يعدّل { $clause }، والثاني يحذف أو يعيد الصياغة كلها
amend-conflict-words = المقترح `{ $id }`: العبارة «{ $words }» غير واردة في { $clause } بعد المقترح `{ $by }`
amend-no-number = المقترح `{ $id }`: لا رقم متاحًا للحكم الجديد؛ ضع رقمًا في أول عبارته
amend-deleted = حذف { $clause }؛ احتفظت بقية الأحكام بأرقامها
amend-marked-deleted = يبقى رقم { $clause } مع «[{ $mark }]» مكان النص: فبدونه تُقرأ الأحكام التالية نصًا مرسلًا
amend-numbered = المقترح `{ $id }`: رقم الحكم الجديد { $number }
amend-reads-otherwise = راجع النتيجة بالأمر `travaux diff`: تُقرأ هذه الأحكام قراءة أخرى مع أنها لم تتغير: { $clauses }

# Proposals traced through the drafts
trace-title =
    { FORM($n) ->
        [one] مآل المقترحات: { $treaty } (1)
       *[other] مآل المقترحات: { $treaty } ({ $n })
    }
trace-disagreeing = حيث يختلف السجل والنصوص
trace-agreeing = البقية
trace-held = في النص منذ { $draft }
trace-held-adapted = في النص بصيغة معدلة منذ { $draft }
trace-in-part = جزء منه فقط في { $draft }
trace-left = دخل مع { $came } وزال في { $left }
trace-left-brackets = بين قوسين فقط منذ { $came }، وزال في { $left }
trace-never = لا أثر له في أي مشروع
trace-out = زال منذ { $draft }
trace-back = زال في { $came } وعاد في { $left }
trace-not-out = لم يزل في أي مشروع
trace-too-early = لا يوجد هنا بعدُ مشروع لاحق
trace-effect-only = لا يورد السجل عبارة يُبحث عنها؛ لا يُعرف إلا ما آل إليه الحكم
trace-by-clause = { $said } (لا يورد السجل عبارة، فتُتبع الحكم)
trace-no-draft = يتعذر تتبعه: لم يُقدم على مشروع
trace-not-here = يتعذر تتبعه: لا نص هنا يمكن أن يتضمنه
trace-no-clause = يتعذر تتبعه: لا وجود للحكم المذكور في المشروع الذي قُدم عليه
trace-no-words = يتعذر تتبعه: لا يورد السجل عبارته ولا حكمًا يخصه
trace-other-language = يتعذر تتبعه: لا يورد السجل عبارته إلا بلغة أخرى
trace-but = ! في السجل: { $outcome }؛ والنصوص تقول غير ذلك
trace-but-whole = ! في السجل: جزئيًا؛ والنصوص تتضمنه كله
trace-all-words = عبارته كاملة
trace-share = { $n }% من عبارته
trace-stands = قائم
trace-gone = زال
trace-still = ما زال قائمًا
trace-words-gone = زالت العبارة
trace-words-still = ما زالت العبارة قائمة
trace-both = زالت العبارة القديمة ووردت الجديدة
trace-old-gone = النصف فقط: زالت العبارة القديمة ولم ترد الجديدة
trace-new-there = النصف فقط: وردت العبارة الجديدة وبقيت القديمة
trace-clause-gone = زال الحكم
trace-edited = عُدل منذئذ
trace-same = بلا تغيير
trace-not-found = غير موجود
trace-unknown = النص ليس هنا
trace-in-brackets = بين قوسين
trace-alternative = أحد بدائل
trace-deletion-asked = يذكر النص من يطلب حذفه
trace-head-verdict = في النصوص
trace-head-disagrees = السجل يخالف
trace-head-in = في المشروع
trace-head-found = ما وُجد
trace-head-share = نسبة عبارته (%)
trace-yes = نعم

votes-title =
    { FORM($n) ->
        [one] التصويتات: { $treaty } (1)
       *[other] التصويتات: { $treaty } ({ $n })
    }
vote-counts =
    { FORM($n) ->
        [one] المؤيدون { $n }، والمعارضون { $against }، والممتنعون { $abstain }
       *[other] المؤيدون { $n }، والمعارضون { $against }، والممتنعون { $abstain }
    }
vote-without = دون تصويت
vote-no-numbers = تصويت مسجل لا تُعرف أعداده
vote-result = { $outcome }: { $numbers }
vote-margin =
    { FORM($n) ->
        [zero] بتساوي الأصوات
        [one] بفارق صوت واحد
       *[other] بفارق { $n }
    }
vote-two-thirds-over =
    { FORM($n) ->
        [one] يلزم الثلثان ({ $needed } صوتًا): بزيادة صوت واحد
       *[other] يلزم الثلثان ({ $needed } صوتًا): بزيادة { $n }
    }
vote-two-thirds-under =
    { FORM($n) ->
        [one] يلزم الثلثان ({ $needed } صوتًا): بنقص صوت واحد
       *[other] يلزم الثلثان ({ $needed } صوتًا): بنقص { $n }
    }
vote-on = على المقترح { $proposal }
vote-known-for = ممن صوتوا مؤيدين: { $actors }
vote-known-against = ممن صوتوا معارضين: { $actors }
vote-known-abstained = ممن امتنعوا: { $actors }
vote-simple = بسيطة
vote-two-thirds = الثلثان
vote-head-for = مؤيد
vote-head-against = معارض
vote-head-abstain = ممتنع
vote-head-majority = الأغلبية المطلوبة
vote-head-margin = الفارق
actors-title =
    { FORM($n) ->
        [one] الأطراف: { $treaty } (1)
       *[other] الأطراف: { $treaty } ({ $n })
    }
actor-state =
    { FORM($n) ->
        [one] دولة
       *[other] دول
    }
actor-group =
    { FORM($n) ->
        [one] مجموعة
       *[other] مجموعات
    }
actor-organisation =
    { FORM($n) ->
        [one] منظمة
       *[other] منظمات
    }
actor-body =
    { FORM($n) ->
        [one] هيئة
       *[other] هيئات
    }
actor-person =
    { FORM($n) ->
        [one] شخص
       *[other] أشخاص
    }
actor-also = أو: { $names }
actor-in-groups = في: { $groups }
actor-members = الأعضاء: { $members }
actor-nothing = لا شيء في السجل بعد
actor-n-drafts =
    { FORM($n) ->
        [zero] بلا مشاريع
        [one] مشروع واحد
        [two] مشروعان
        [few] { $n } مشاريع
        [many] { $n } مشروعًا
       *[other] { $n } مشروع
    }
actor-n-documents =
    { FORM($n) ->
        [zero] بلا وثائق
        [one] وثيقة واحدة
        [two] وثيقتان
        [few] { $n } وثائق
        [many] { $n } وثيقة
       *[other] { $n } وثيقة
    }
actor-n-proposals =
    { FORM($n) ->
        [zero] بلا مقترحات
        [one] مقترح واحد
        [two] مقترحان
        [few] { $n } مقترحات
        [many] { $n } مقترحًا
       *[other] { $n } مقترح
    }
actor-n-supports =
    { FORM($n) ->
        [zero] بلا تأييد
        [one] تأييد مقترح واحد
        [two] تأييد مقترحين
        [few] تأييد { $n } مقترحات
        [many] تأييد { $n } مقترحًا
       *[other] تأييد { $n } مقترح
    }
actor-n-positions =
    { FORM($n) ->
        [zero] بلا مواقف
        [one] موقف واحد
        [two] موقفان
        [few] { $n } مواقف
        [many] { $n } موقفًا
       *[other] { $n } موقف
    }
actor-n-asks =
    { FORM($n) ->
        [zero] بلا مطالب
        [one] مطلب واحد
        [two] مطلبان
        [few] { $n } مطالب
        [many] { $n } مطلبًا
       *[other] { $n } مطلب
    }
actor-n-events =
    { FORM($n) ->
        [zero] بلا أحداث
        [one] حدث واحد
        [two] حدثان
        [few] { $n } أحداث
        [many] { $n } حدثًا
       *[other] { $n } حدث
    }
actor-n-votes =
    { FORM($n) ->
        [zero] بلا أصوات معروفة
        [one] صوت واحد معروف
        [two] صوتان معروفان
        [few] { $n } أصوات معروفة
        [many] { $n } صوتًا معروفًا
       *[other] { $n } صوت معروف
    }
actor-head-name = الاسم
actor-head-aliases = أسماء أخرى
actor-head-groups = المجموعات
actor-head-members = الأعضاء
actor-head-drafts = المشاريع
actor-head-documents = الوثائق
actor-head-events = الأحداث
actor-head-votes = الأصوات المعروفة
actor-head-proposals = المقترحات
actor-head-supports = التأييد
actor-head-positions = المواقف
actor-head-asks = المطالب
documents-title =
    { FORM($n) ->
        [one] الوثائق: { $treaty } (1)
       *[other] الوثائق: { $treaty } ({ $n })
    }
document-draft = المشروع { $id }
document-draft-titled = المشروع { $id }: { $title }
document-text-here = النص هنا بلغة { $languages }
document-text-not-here = النص غير موجود هنا
document-published = منشور في { $address }
document-head-symbol = الرمز
document-head-title = العنوان
document-head-status = الحالة
document-head-supersedes = يحل محل
document-head-superseded-by = حل محله
document-head-text = النص
document-head-address = العنوان الإلكتروني

# Asks

asks-title =
    { FORM($n) ->
        [zero] المطالب: { $treaty } (بلا مطالب)
        [one] المطالب: { $treaty } (مطلب واحد)
        [two] المطالب: { $treaty } (مطلبان)
        [few] المطالب: { $treaty } ({ $n } مطالب)
        [many] المطالب: { $treaty } ({ $n } مطلبًا)
       *[other] المطالب: { $treaty } ({ $n } مطلب)
    }
asks-count = { $verdict }: { $n }
asks-ask = المطلب
asks-number = رقم { $number }
asks-row = { $label } { $wants }
asks-verdict =
    { $verdict ->
        [met] لُبّي
        [partly-met] لُبّي جزئيًا
        [not-met] لم يُلبَّ
        [made-worse] ساء الوضع
       *[not-judged] لم يُقيَّم
    }
asks-word =
    { $verdict ->
        [met] لُبّي
        [partly-met] جزئيًا
        [not-met] لم يُلبَّ
        [made-worse] ساء
       *[not-judged] ؟
    }
asks-share = { $verdict }، { $held } من { $n }
asks-verdict-and-grounds = { $verdict }. { $grounds }
asks-base = { $draft } (المشروع المعني بالمطلب)
asks-base-note = بين قوسين: المشروع المعني بالمطلب كما كان.
asks-unknown-note = علامة الاستفهام: تعذر التقييم، والسبب مذكور مع المطلب.
asks-disclaimer = التقييم بالألفاظ لا بالمعاني: اقرأ النص قبل الاستشهاد بالنتيجة.
asks-not-judged-group = لم يُقيَّم: { $group }
asks-not-known = غير معروف
asks-why =
    { $why ->
        [no-draft] لا يحدد المطلب مشروعًا ولا تاريخًا
        [draft-left-out] نص المشروع المعني بالمطلب غير متاح هنا، وأحكامه غير معروفة
        [no-clause] لا يبين السجل إلى أين انتقل الحكم المعني بالمطلب
        [no-text] النص غير متاح هنا
        [no-text-in-language] لا نص بهذه اللغة
        [no-words-in-language] لا ألفاظ في السجل بلغة هذا النص
        [no-modal-known] لا لفظ يدل على قوة الإلزام، وهذه اللغة لا تحتاج إليه
        [clause-not-followed] تعذر تتبع الحكم إلى هنا
        [only-article-followed] لم يمكن تتبع إلا المادة التي تضم الحكم
        [other-language] النص بلغة أخرى
        [clause-dropped] زال الحكم وزالت معه الألفاظ
        [meaning-turned] كان توصية فصار منعًا أو إجازة
       *[no-expect] لا يبين السجل ما الذي يحسم الأمر
    }
asks-says = ورد { $words }
asks-in-brackets = بين أقواس فقط: { $words }
asks-elsewhere = في موضع آخر الآن: { $words }
asks-in-heading = في العنوان فقط: { $words }
asks-missing = لم يرد: { $words }
asks-lost = زال: { $words }
asks-free = خالٍ من { $words }
asks-taken-out = حُذف: { $words }
asks-still = ما زال فيه { $words }
asks-now = صار فيه { $words }
asks-times = { $words } ×{ $n }
asks-words-at = { $words } ({ $clause })
asks-gone = زال الحكم
asks-stands = الحكم باقٍ
asks-stands-in-brackets = الحكم باقٍ بين قوسين فقط
asks-no-brackets = لا أقواس مفتوحة
asks-all-bracketed = كله بين قوسين
asks-open =
    { FORM($n) ->
        [zero] لا أقواس مفتوحة
        [one] موضع واحد بين قوسين
        [two] موضعان بين أقواس
        [few] { $n } مواضع بين أقواس
        [many] { $n } موضعًا بين أقواس
       *[other] { $n } موضع بين أقواس
    }
asks-no-modal = لا لفظ يدل على الإلزام
asks-qualified = واجب مشروط: { $words }
asks-modal-open = يتوقف على الأقواس: { $words }
asks-turned = صار المعنى عكسه: { $words }
asks-weaker = لم يرد إلا { $words }
asks-head-number = الرقم
asks-head-submission = الوثيقة
asks-head-wants = المطلوب
asks-head-asked-draft = المشروع المعني
asks-head-asked-clause = الموضع المعني
asks-head-verdict = النتيجة
asks-head-held = عناصر متحققة
asks-head-parts = العناصر
asks-head-grounds = ما يحسم الأمر
log-ask = المطلب { $label }: { $sentence }
log-ask-made = المطلب { $label } من { $actors }: { $wants } ({ $verdict })
log-more-asks = مطالب أخرى: { $n }

# Positions

positions-title = المواقف: { $treaty }
positions-actor = الطرف
positions-topic = الموضوع
positions-stance = الموقف
positions-through = عن طريق مجموعة
positions-by-clause = بشأن مواضع لا تندرج تحت موضوع
positions-changed = تغير مع الوقت، والأحدث أخيرًا
positions-of-group = موقف مجموعته، ولم يتخذ موقفًا خاصًا به
positions-then = {" "}>{" "}
record-nothing = لا شيء في { $path } يوافق ذلك؛ اتركوا أحد المرشحات لرؤية المزيد
record-no-series = لا توجد سلسلة مشاريع هنا؛ اذكروا مجلد سلسلة بالخيار --series
record-no-actor = لا يوجد طرف باسم `{ $name }`؛ والأمر {"\u2066"}`travaux actors`{"\u2069"} يعرض الأطراف
record-no-actor-near = لا يوجد طرف باسم `{ $name }`؛ هل تقصدون `{ $near }`؟
record-no-topic = لا يوجد موضوع باسم `{ $name }`؛ والمعروف هنا: { $known }
record-no-topic-near = لا يوجد موضوع باسم `{ $name }`؛ هل تقصدون `{ $near }`؟
record-no-draft = لا مشروع في { $path } باسم `{ $name }`؛ وفيه: { $known }
record-sound =
    { FORM($n) ->
        [zero] لا خلل في { $path }: { $counts }؛ ولم يُقرأ أي نص
        [one] لا خلل في { $path }: { $counts }؛ وقُرئ نص واحد
        [two] لا خلل في { $path }: { $counts }؛ وقُرئ نصان
        [few] لا خلل في { $path }: { $counts }؛ وقُرئت { $n } نصوص
        [many] لا خلل في { $path }: { $counts }؛ وقُرئ { $n } نصًا
       *[other] لا خلل في { $path }: { $counts }؛ وقُرئ { $n } نص
    }
record-n-actors =
    { FORM($n) ->
        [zero] بلا أطراف
        [one] طرف واحد
        [two] طرفان
        [few] { $n } أطراف
        [many] { $n } طرفًا
       *[other] { $n } طرف
    }
positions-said = { $stance }: { $actors }
positions-before = كان موقف { $actor } في { $date }: { $stance }
positions-before-undated = كان موقف { $actor } قبل ذلك: { $stance }
## Histories: concordance and log

concordance-title = جدول المقابلة ({ $languages })
concordance-title-of = جدول المقابلة: { $treaty } ({ $languages })
concordance-title-no-text = جدول المقابلة: { $treaty }
concordance-heading = العنوان
concordance-happened = ما حدث
concordance-absent = لا وجود لها في هذه المسودة
concordance-beside = في جزء آخر من النص نفسه، وهو هنا مسودة مستقلة
concordance-unknown = غير معروف: النص غير موجود هنا، ولا شيء مسجَّل
concordance-with-notes = { $heading } ({ $notes })
concordance-cell = { $draft }: { $numbers }
concordance-from-what = أي حكم من { $draft }؟ اذكر حكمًا، مثلًا: travaux concordance --from { $draft } 42
concordance-is-newest = { $draft } هي أحدث مسودة؛ اذكر مسودة أقدم بالخيار --to
history-no-series = لا توجد سلسلة هنا؛ اذكر المسودات، أو مجلد سلسلة بالخيار --series
series-not-in-language = ليس في { $path } مسودة لها نص باللغة `{ $language }`
series-without-texts = لا نص هنا من نصوص { $path }؛ والأمر `travaux documents` يبين مكان نشر كل مسودة وكيف تُضاف
cli-wants-date = اكتبوا يومًا أو شهرًا أو سنة، مثل 2022-05-30 أو 2022-05 أو 2022
history-no-such-draft = ليست `{ $name }` من المسودات؛ وهي: { $known }
history-no-text-of = النص غير موجود هنا، فلا يظهر إلا ما هو مسجَّل: { $drafts }
history-no-text-of-any = لا نص هنا لأي من هذه المسودات، فلا يظهر إلا ما هو مسجَّل.
history-new = جديد في { $draft }
history-dropped = حُذف في { $draft }
history-returned = عاد في { $draft }، وآخر وجود له في { $last }
history-split = قُسم في { $draft }
history-joined = دُمج في { $draft }
history-moved = نُقل في { $draft }
history-renumbered = تغيّر رقمه في { $draft }
history-heading = تغيّر عنوانه في { $draft }
history-edited = عُدّل في { $draft }
history-step = { $old } -> { $new }
group-disappeared =
    { FORM($n) ->
        [one] { $group } من { $draft } اختفى في { $next }: حُذفت مادته الوحيدة.
        [two] { $group } من { $draft } اختفى في { $next }: حُذفت مادتاه.
       *[other] { $group } من { $draft } اختفى في { $next }: حُذفت موادّه كلها وعددها { $n }.
    }
group-dissolved =
    { FORM($n) ->
        [one] { $group } (مادة واحدة) لم يعد قائمًا في { $next }: { $places }.
        [two] { $group } (مادتان) لم يعد قائمًا في { $next }: { $places }.
        [few] { $group } ({ $n } مواد) لم يعد قائمًا في { $next }: { $places }.
       *[other] { $group } ({ $n } مادة) لم يعد قائمًا في { $next }: { $places }.
    }
group-kept =
    { FORM($n) ->
        [one] { $group } (مادة واحدة): { $places }.
        [two] { $group } (مادتان): { $places }.
        [few] { $group } ({ $n } مواد): { $places }.
       *[other] { $group } ({ $n } مادة): { $places }.
    }
group-count = { $group } ({ $n })
group-all-kept = بقيت المواد كلها: { $groups }.
group-stay = { $n } الآن في { $place }
group-still-there = { $n } باقية
group-nowhere = خارج الفصول
group-dropped = { $n } محذوفة ({ $articles })
group-unknown = { $n } غير معروفة
answer-title = { $clause } من { $draft }
answer-title-heading = { $clause } من { $draft }، { $heading }
answer-here = { $clause } في { $draft }
answer-absent = لا وجود لها في { $draft }
answer-unknown = غير معروف في { $draft }: النص غير موجود هنا، ولا شيء مسجَّل
answer-lifted = المادة كلها: نص مسودة بينهما غير موجود هنا
answer-returned = عادت بعد انقطاع: آخر وجود لها في { $last }
answer-facts = { $line } ({ $facts })
csv-draft = المسودة
csv-from-memory = من الذاكرة
csv-group = الفصل
csv-next = المسودة التالية
csv-articles = المواد
csv-still-there = الباقية
csv-where = أين
csv-dropped = المحذوفة
csv-clause = الحكم
csv-in-draft = في المسودة
several-clauses-called = عدة أحكام تُسمى `{ $name }`: { $clauses }؛ اذكر واحدًا بمعرّفه
log-note = ملاحظة:
log-dropped = حُذف: لا وجود له في هذه المسودة
log-absent = لا وجود له في هذه المسودة
log-new = جديد
log-place = { $clause }، في { $place }
log-heading = عنوان جديد
log-unchanged = لم يتغيّر
log-words-added =
    { FORM($n) ->
        [one] أُضيفت كلمة واحدة
        [two] أُضيفت كلمتان
        [few] أُضيفت { $n } كلمات
        [many] أُضيفت { $n } كلمة
       *[other] أُضيفت { $n } كلمة
    }
log-words-gone =
    { FORM($n) ->
        [one] حُذفت كلمة واحدة
        [two] حُذفت كلمتان
        [few] حُذفت { $n } كلمات
        [many] حُذفت { $n } كلمة
       *[other] حُذفت { $n } كلمة
    }
log-articles-dropped =
    { FORM($n) ->
        [one] حُذفت مادة واحدة
        [two] حُذفت مادتان
        [few] حُذفت { $n } مواد
        [many] حُذفت { $n } مادة
       *[other] حُذفت { $n } مادة
    }
log-articles-new =
    { FORM($n) ->
        [one] مادة جديدة واحدة
        [two] مادتان جديدتان
        [few] { $n } مواد جديدة
        [many] { $n } مادة جديدة
       *[other] { $n } مادة جديدة
    }
log-brackets = الأقواس: { $list }
log-all-bracketed = النص كله بين قوسين
log-open = المفتوح منها { $n }
log-depth = عمقها { $n }
log-alternatives =
    { FORM($n) ->
        [one] بديل واحد
        [two] بديلان
        [few] { $n } بدائل
        [many] { $n } بديلًا
       *[other] { $n } بديل
    }
log-agreed =
    { FORM($n) ->
        [one] متفق عليه بشرط الاستشارة
        [two] متفق عليه بشرط الاستشارة في موضعين
        [few] متفق عليه بشرط الاستشارة في { $n } مواضع
        [many] متفق عليه بشرط الاستشارة في { $n } موضعًا
       *[other] متفق عليه بشرط الاستشارة في { $n } موضع
    }
log-placeholders =
    { FORM($n) ->
        [one] فراغ واحد يُملأ
        [two] فراغان يُملآن
        [few] { $n } فراغات تُملأ
        [many] { $n } فراغًا يُملأ
       *[other] { $n } فراغ يُملأ
    }
log-marked-deleted =
    { FORM($n) ->
        [one] موضع واحد مؤشَّر محذوفًا
        [two] موضعان مؤشَّران محذوفين
        [few] { $n } مواضع مؤشَّرة محذوفة
        [many] { $n } موضعًا مؤشَّرًا محذوفًا
       *[other] { $n } موضع مؤشَّر محذوف
    }
log-proposed-by = اقترحه { $names }
log-opposed-by = عارضه { $names }
log-deletion-asked-by = طلب حذفه { $names }
log-no-brackets = الأقواس: لم يبق منها شيء
log-findings = الملاحظات: { $list }
log-gained = ملاحظات جديدة: { $list }
log-lost = ملاحظات زالت: { $list }
log-gain = تحسّن[{ $rule }]: { $message }
log-not-in-newest = لا يوجد `{ $clause }` في { $newest }؛ وهذا الذي في { $draft }
log-means-another = `{ $clause }` من { $draft } حكم آخر ({ $heading }): `{ $command }`

## Blame: which draft brought each word

blame-title = مصدر كلمات { $draft } ({ $languages })
blame-title-of = مصدر كلمات { $draft }: { $treaty } ({ $languages })
blame-words =
    { FORM($n) ->
        [one] كلمة واحدة
        [two] كلمتان
        [few] { $n } كلمات
        [many] { $n } كلمة
       *[other] { $n } كلمة
    }
blame-gap = غاب في { $gone } وعاد في { $back }
blame-note = ({ $notes })
blame-remarks = ملاحظات
blame-share = النسبة
blame-no-text-of = لا نص يُقرأ لهذه المسودات، فما جاء بها من كلمات منسوب إلى المسودة التالية: { $drafts }
blame-nothing-since = لا شيء هنا جاء مع { $draft } أو بعدها.
blame-with-what = `{ $draft }` ملف: اذكر المسودات السابقة له، مثلًا: travaux blame { $draft } --with older.txt

## Brackets and agreement over time

brackets-title = الأقواس ({ $languages })
brackets-title-of = الأقواس: { $treaty } ({ $languages })
brackets-title-clause = الأقواس: { $clause } من { $draft }
brackets-open = مفتوحة
brackets-deepest = الأعمق
brackets-clauses = الأحكام
brackets-sets = البدائل
brackets-agreed = المتفق عليه
brackets-turns = ما فُتح وما أُغلق
brackets-turn = فُتح { $opened } وأُغلق { $closed }
brackets-reopened = متفق عليه بشرط الاستشارة ثم تغيّر
brackets-agreed-gone = لم يعد موجودًا في { $draft }
brackets-changed = تغيّر في { $draft }: { $what }
brackets-taken-out = حُذف: { $words }
brackets-added = أُضيف: { $words }
brackets-open-again = عاد إلى ما بين القوسين
brackets-kept = متفق عليه بشرط الاستشارة ولم يتغيّر بعد ذلك
brackets-won = ما آلت إليه في { $next } بدائل { $draft }
brackets-alternatives = بدائل { $draft }
brackets-fate-won = اعتُمد { $won } دون { $others }
brackets-fate-several = أُبقيت كلها: { $won }
brackets-fate-open = لا يزال بين قوسين: { $options }
brackets-fate-open-new = لا يزال بين قوسين بكلمات أخرى؛ وكان: { $options }
brackets-fate-reworded = صياغة جديدة: { $words }؛ وكان: { $options }
brackets-fate-none = لا شيء منها: { $options }
brackets-fate-unclear = لا يمكن الجزم: { $options }
brackets-fate-last = مفتوح: { $options }
brackets-gone = زالت مع أحكامها: { $clauses }
brackets-rows = مادة مادة
brackets-unmarked = زالت علامة الاتفاق في { $draft }: { $clauses }
brackets-anew = وُضعت العلامة من جديد في { $draft }: { $clauses }
brackets-row = { $heading } ({ $states })
brackets-in-draft = { $draft }: { $what }
outline-knows-article = `{ $clause }` غير مسجَّل في { $draft }، ونصها غير موجود هنا؛ يؤخذ `{ $known }`

# Word files of a comparison
docx-needs-output = ملف Word لا يُعرض في الطرفية؛ سمّوا ملفًا بالخيار -o، مثل `-o changes.docx`
docx-whole = ملف Word يضم المشروعين كاملين؛ احذفوا { $option }
docx-only = الخيار { $option } لا يُستعمل إلا مع `--format docx`
docx-date = اكتبوا وقتًا مثل 2026-11-22T09:00:00Z أو يومًا مثل 2026-11-22
docx-title = { $old } -> { $new }
docx-source = { $side }: { $name }، SHA-256 { $digest }
docx-moved-to = لم يُحذف: نُقل إلى { $place } ({ $draft }).
docx-moved-from = ليس جديدًا: نُقل إلى هنا من { $place } ({ $draft }).
docx-moved-same = الألفاظ نفسها.
docx-moved-alike = { $percent }٪ من ألفاظه نفسها.

# Akoma Ntoso of a comparison
diff-akn-whole = ملف Akoma Ntoso يضم المشروع الجديد كاملًا؛ احذفوا { $option }

# Comparisons in three columns

columns-comment = ملاحظات
