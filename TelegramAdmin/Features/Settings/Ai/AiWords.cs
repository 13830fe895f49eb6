using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Ai;

namespace TelegramAdmin.Features.Settings.Ai;

/// <summary>What is said of models and their answers.</summary>
internal static class AiWords
{
    public static string Of(AiPurpose purpose) => purpose == AiPurpose.Suggestion ? "suggestion" : "answer by the bot";

    public static string Of(AiOutcome outcome) => outcome switch
    {
        AiOutcome.Asked => "asked",
        AiOutcome.Offered => "offered",
        AiOutcome.Used => "used",
        AiOutcome.Dismissed => "dismissed",
        AiOutcome.Sent => "sent",
        AiOutcome.HandedOver => "left to the team",
        AiOutcome.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static Tone ToneOf(AiOutcome outcome) => outcome switch
    {
        AiOutcome.Used or AiOutcome.Sent => Tone.Ok,
        AiOutcome.Asked => Tone.Info,
        AiOutcome.Offered => Tone.Violet,
        AiOutcome.Failed => Tone.Bad,
        _ => Tone.Mute,
    };

    public static IReadOnlyList<AiSource> SourcesOf(AiAnswer answer) => JsonSerializer.Deserialize<List<AiSource>>(answer.Sources) ?? [];

    /// <summary>From your FAQ, a quick reply.</summary>
    /// <param name="words">The reader's language; without it, the one that the culture of here has.</param>
    public static string From(AiAnswer answer, Localizer? words = null)
    {
        words ??= new Localizer();
        return SourcesOf(answer).Select(s => KindOf(s.Kind)).Distinct().ToList() is { Count: > 0 } kinds ? words["From {0}", string.Join(", ", kinds.Select(kind => words[kind]))] : "";
    }

    /// <param name="words">The reader's language; without it, the one that the culture of here has.</param>
    public static string Titles(AiAnswer answer, Localizer? words = null)
    {
        words ??= new Localizer();
        return string.Join('\n', SourcesOf(answer).Select(s => s.Kind switch
        {
            "faq" => words["FAQ: {0}", s.Title],
            "reply" => words["Quick reply: {0}", s.Title],
            _ => s.Title,
        }));
    }

    /// <summary>Where a source can be read.</summary>
    public static string HrefOf(AiSource source, long conversationId) => source.Kind switch
    {
        "faq" => string.Create(CultureInfo.InvariantCulture, $"/settings/answers/faq?open={source.Id}"),
        "reply" => string.Create(CultureInfo.InvariantCulture, $"/replies?open={source.Id}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"/conversations/{conversationId}"),
    };

    /// <param name="micros">0 where nobody knows the price.</param>
    public static string Cost(long micros, string currency) => micros == 0 ? Numbers.None : $"{(micros / 1_000_000m).ToString("#,0.00####", CultureInfo.CurrentCulture)} {currency}";

    /// <summary>A sentence after a colon.</summary>
    public static string Clause(string sentence) => sentence.StartsWith("AI ", StringComparison.Ordinal) ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static string KindOf(string kind) => kind switch
    {
        "faq" => "your FAQ",
        "reply" => "a quick reply",
        _ => "an earlier answer",
    };
}
