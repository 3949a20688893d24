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
