using System.Collections.Frozen;

namespace TelegramAdmin.Hosting.Past;

/// <summary>One talk, line by line: theirs, ours, theirs, …</summary>
internal sealed record PastScript(string Label, params string[] Lines);

/// <summary>What a language school is asked, and what it answers.</summary>
internal static class PastWords
{
    private const string Billing = "Billing";
    private const string Timetable = "Timetable";
    private const string Level = "Level test";
    private const string Lessons = "Lessons";

    private static readonly FrozenDictionary<string, PastScript[]> ByLanguage = new Dictionary<string, PastScript[]>
    {
        ["en"] =
        [
            new(Timetable, "Do you have an evening group for A2, after 19:00?", "Yes: Tuesday and Thursday, 19:15, with Clara. Two places are left.", "Great, please keep one for me", "Done. The first lesson is on Thursday; the link comes an hour before.", "Thank you!"),
            new(Lessons, "Could you check one sentence for me? “I have went there last year.”", "Almost: “I went there last year.” With a finished time we take the past simple.", "And “since last year”?", "Then “I have been there since last year”: it began in the past and goes on.", "Now I see it, thanks"),
            new(Billing, "Can I have an invoice for my last purchase?", "Of course. Stripe sent it to the address that you gave; I sent it once more.", "Got it, thanks"),
            new(Level, "I did the placement test. When do I get the result?", "It is here: B1, with very good reading. Shall I suggest a group?", "Yes please, mornings are best", "B1 on Monday and Wednesday, 9:30. There is a free trial lesson this week."),
            new(Lessons, "What is the difference between “since” and “for”?", "“Since” names the beginning: since Monday. “For” names the length: for three days."),
            new(Timetable, "I will miss the lesson on Friday. Is there a recording?", "Yes, it is in your folder the same evening, with the exercises.", "Perfect 👍"),
            new(Lessons, "How can I practise speaking between lessons?", "Send us a voice message of a minute each day. A teacher answers within a few hours.", "I like that. I start today"),
            new(Billing, "Do credits end at some time?", "Credits that you bought never do."),
        ],
        ["es"] =
        [
            new(Timetable, "¿Puedo cambiar mi clase del lunes al miércoles?", "Sí, el miércoles a las 18:30 hay sitio. ¿Te lo cambio?", "Sí, por favor", "Hecho. Nos vemos el miércoles."),
            new(Lessons, "¿Cuándo se usa “por” y cuándo “para”?", "“Para” dice el fin, “por” la causa: lo hago para ti, lo hago por ti.", "¡Muchas gracias!"),
            new(Billing, "¿Me podéis enviar la factura?", "Claro, acaba de salir a tu correo.", "Recibida, gracias"),
            new(Level, "¿Cuánto dura el examen de nivel?", "Unos veinte minutos, y lo puedes hacer aquí mismo.", "Vale, lo hago esta tarde"),
        ],
        ["ru"] =
        [
            new(Timetable, "Здравствуйте! Есть группы для начинающих по выходным?", "Да, по субботам в 11:00, осталось три места. Записать вас?", "Да, запишите", "Готово, ссылка придёт за час до занятия."),
            new(Lessons, "Как правильно: “I am agree” или “I agree”?", "“I agree”: это глагол, “am” ему не нужно.", "Спасибо, понял"),
            new(Level, "Сколько слов нужно знать для уровня B1?", "Около 2500. Пройдите тест, и мы скажем точнее."),
        ],
        ["pt"] =
        [
            new(Timetable, "Oi! Vocês têm aulas de conversação?", "Temos, às quintas às 20h, em grupos de quatro.", "Combinado, quero entrar"),
            new(Billing, "Posso pagar dois meses de uma vez?", "Pode: escolha o passe do mês duas vezes, eles se somam.", "Show, valeu"),
        ],
        ["de"] =
        [
            new(Lessons, "Heißt es „wegen dem Wetter“ oder „wegen des Wetters“?", "Geschrieben „wegen des Wetters“; gesprochen hört man beides.", "Danke!"),
            new(Timetable, "Gibt es im Sommer einen Intensivkurs?", "Ja, zwei Wochen im Juli, vormittags. Der Platz kostet 100 Credits."),
        ],
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> Labels { get; } = [Billing, Timetable, Level, Lessons];

    public static PastScript Next(PastChance chance, string language)
    {
        var all = ByLanguage[language];
        return all[chance.Next(all.Length)];
    }

    public static string Welcome(string language) => language switch
    {
        "es" => "¡Hola! Aquí responde el equipo de la escuela. Escribe tu pregunta.",
        "ru" => "Здравствуйте! Здесь отвечает команда школы. Напишите свой вопрос.",
        _ => "Hello! The school's team answers here. Write your question.",
    };
}
