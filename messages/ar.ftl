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
numbered = { $message }: { $number }
number-first-here = يرد هذا الرقم هنا لأول مرة
about-term = { $message }: { $term }
called-here = يرد هنا باسم آخر
counted =
    { $n ->
        [one] { $message }
        [two] { $message } (موضعان)
        [few] { $message } ({ $n } مواضع)
        [many] { $message } ({ $n } موضعًا)
       *[other] { $message } ({ $n } موضع)
    }
characters = { $message }: { $codes }
compound-part = { $rule }: { $message }
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
