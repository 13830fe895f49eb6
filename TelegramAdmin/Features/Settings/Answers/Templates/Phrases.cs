using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Features.Settings.Answers.Inputs;

namespace TelegramAdmin.Features.Settings.Answers.Templates;

/// <summary>What templates say, in the languages of the bots' own texts: a language that is added to an answer finds these translated.</summary>
internal static class Phrases
{
    public const string Address = "Address";
    public const string Holidays = "Holidays";
    public const string Back = "Back";
    public const string TalkToPerson = "Talk to a person";
    public const string AddressText = "You find us at [street, number, city].";
    public const string HolidaysText = "On public holidays we are closed.";
    public const string WelcomeText = "Hello {first_name}. This is {bot_name}. Write what you need, and we answer here.";
    public const string AwayText = "Thank you for your message, {first_name}. We are back {opens} and answer then.";
    public const string PersonText = "One moment, {first_name}. Somebody of the team answers here soon.";

    private static readonly Dictionary<string, (string Spanish, string Russian)> Known = new()
    {
        [Address] = ("Dirección", "Адрес"),
        [Holidays] = ("Festivos", "Праздники"),
        [Back] = ("Atrás", "Назад"),
        [TalkToPerson] = ("Hablar con una persona", "Поговорить с человеком"),
        [HolidaysText] = ("Los días festivos está cerrado.", "В праздничные дни мы закрыты."),
        [WelcomeText] = ("Hola, {first_name}. Soy {bot_name}. Escribe lo que necesitas y te respondemos aquí.", "Здравствуйте, {first_name}! Это {bot_name}. Напишите, что вам нужно, и мы ответим здесь."),
        [AwayText] = ("Gracias por tu mensaje, {first_name}. Volvemos {opens} y te respondemos entonces.", "Спасибо за сообщение, {first_name}. Мы снова на связи {opens} и тогда ответим."),
        [PersonText] = ("Un momento, {first_name}. Alguien del equipo te responde aquí enseguida.", "Минутку, {first_name}. Скоро вам ответит кто-нибудь из команды."),
    };

    /// <summary>What has to be put in by whoever uses the template.</summary>
    private static readonly string[] Blanks = ["[street, number, city]", HoursText.Blank];

    /// <summary>The phrase in another language; null where we have none.</summary>
    public static string? Of(string text, string language, InboxHours hours) => language switch
    {
        _ when text == HoursText.Sentence(hours, "") && !hours.IsAlways => HoursText.Sentence(hours, language),
        "en" => Known.ContainsKey(text) ? text : null,
        "es" => Known.TryGetValue(text, out var phrase) ? phrase.Spanish : null,
        "ru" => Known.TryGetValue(text, out var phrase) ? phrase.Russian : null,
        _ => null,
    };

    /// <summary>The first screen on which something still has to be put in, and what.</summary>
    public static (ScreenInput Screen, string Blank)? FirstBlank(RuleInput rule) =>
        rule.Reply?.Screens.SelectMany(s => Blanks.Where(b => s.Words.Written().Values.Any(t => t.Contains(b, StringComparison.Ordinal))).Select(b => ((ScreenInput, string)?)(s, b))).FirstOrDefault();

    /// <summary>Writes what we know of it in a language that is added to an answer.</summary>
    public static void Translate(ReplyInput reply, string language, InboxHours hours)
    {
        foreach (var words in reply.Screens.Select(s => s.Words).Concat(reply.Screens.SelectMany(s => s.Buttons).Select(b => b.Words)).Where(w => w[language].Length == 0))
        {
            if (Of(words[""], language, hours) is { } phrase)
                words[language] = phrase;
        }
    }
}
