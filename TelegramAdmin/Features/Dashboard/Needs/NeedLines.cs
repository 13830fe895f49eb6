using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Analytics.Needs;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Features.Settings.Bots;

namespace TelegramAdmin.Features.Dashboard.Needs;

/// <summary>Puts what needs a person into the reader's words.</summary>
/// <param name="isReachable">Whether we have a public address.</param>
internal sealed class NeedLines(StatusNow status, Reader reader, bool isReachable, Localizer words)
{
    public static string What(Need need, Localizer words) => NeedWords.What(need.Kind) is var (one, several) && need.Count == 1
        ? words[one, need.Subject ?? ""]
        : words[several, Numbers.Count(need.Count)];

    public static Tone ToneOf(Need need) => need.Level switch
    {
        NeedLevel.Bad => Tone.Bad,
        NeedLevel.Undecided => Tone.Violet,
        NeedLevel.Warn => Tone.Warn,
        _ => Tone.Info,
    };

    public NeedLine Of(Need need) => need.Kind == NeedKind.BotInTrouble && status.Bots.FirstOrDefault(b => b.Bot.Id.Value == need.SubjectId) is { } troubled
        ? OfBot(need, troubled.Bot)
        : new NeedLine(need.Key, ToneOf(need), What(need, words), Detail(need), new NeedDoor(words[NeedWords.Door(need.Kind)], need.Address));

    private NeedLine OfBot(Need need, Bot bot)
    {
        var cure = BotTroubles.CureOf(bot, isReachable);
        var button = BotTroubles.ButtonOf(cure, BotWords.ModeNow(bot, isReachable));
        return new NeedLine(need.Key, Tone.Bad, $"@{bot.Username} {words[BotTroubles.Effect(bot.Trouble)]}", BotTroubles.Reason(bot, status.At, reader, words), new NeedDoor(words[button], need.Address))
        {
            Cure = cure == BotCure.ReplaceToken ? null : new NeedCure(bot.Id, bot.Username, cure, words[button]),
        };
    }

    private string? Detail(Need need) => need.Kind switch
    {
        NeedKind.ConversationsWait or NeedKind.PromisesBroken or NeedKind.PromisesDue when need.Since is { } since =>
            need.Count == 1 ? Span(since) : words["First: {0}, {1}", need.Subject ?? "", Span(since)],
        NeedKind.AiCapped or NeedKind.PaymentsToSettle or NeedKind.Disk or NeedKind.BackupFailed when need.Detail is { } ours => words[ours],
        _ => need.Detail ?? (NeedWords.Meaning(need.Kind) is { } meaning ? words[meaning] : null),
    };

    /// <summary>Whole minutes: seconds would tick in the list.</summary>
    private string Span(DateTimeOffset since) => Numbers.Duration(TimeSpan.FromMinutes(Math.Max(1, Math.Floor((status.At - since).Duration().TotalMinutes))));
}
